package dev.dispatcher.stands.gitlab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// Somewhere a project is deployed to.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Environment(long id, String name, String state) {

    public boolean isStopped() {
        return state.equals("stopped");
    }

    public boolean isStopping() {
        return state.equals("stopping");
    }
}
