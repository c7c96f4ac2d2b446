package dev.dispatcher.stands.gitlab;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/// A branch and the commit it points to.
@JsonIgnoreProperties(ignoreUnknown = true)
public record Branch(String name, Commit commit) {

    public String sha() {
        return commit.id();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Commit(String id) {}
}
