package dev.dispatcher.standins.gitlab.hooks;

import java.time.Instant;
import java.util.Set;

/// Somebody who wants to hear of a project. Tokens may be empty: then the header that would prove them is not sent.
///
/// @param signingToken `whsec_` and the base64 of the key
/// @param events such as `pipeline_events`
public record Hook(
        long id, String project, String url, String token, String signingToken, Set<String> events, Instant createdAt) {

    public Hook {
        events = Set.copyOf(events);
    }

    boolean wants(String otherProject, String event) {
        return project.equals(otherProject) && events.contains(event);
    }

    public Hook with(String otherUrl, String otherToken, String otherSigningToken, Set<String> otherEvents) {
        return new Hook(id, project, otherUrl, otherToken, otherSigningToken, otherEvents, createdAt);
    }
}
