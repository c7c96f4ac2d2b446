package dev.dispatcher.standins.gitlab.world;

/// What a job does to an environment. `stopJob` is empty when nothing is told to stop it.
public record Deploys(String environment, Action action, String stopJob) {

    /// As in `environment:action` of a pipeline's definition.
    public enum Action {
        START,
        STOP
    }
}
