package dev.dispatcher.standins.gitlab.world;

/// A variable of a project, for the environments its scope fits: `*` or a name.
public record Variable(String key, String value, String type, String scope, boolean isProtected, boolean isMasked) {

    boolean isFor(String environment) {
        return scope.equals("*") || scope.equals(environment);
    }
}
