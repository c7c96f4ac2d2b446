package dev.dispatcher.standins.gitlab;

import dev.dispatcher.standins.gitlab.world.Environment;

/// An environment as it was when somebody looked.
public record SeenEnvironment(long id, String name, String state) {

    static SeenEnvironment of(Environment environment) {
        return new SeenEnvironment(environment.id(), environment.name(), environment.state());
    }
}
