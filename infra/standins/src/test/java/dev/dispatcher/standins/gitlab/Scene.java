package dev.dispatcher.standins.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.standins.Http;
import dev.dispatcher.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// One project, a clock that stands still, and a caller with a token.
final class Scene implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final SettableClock clock = new SettableClock(START);
    final GitLabStandIn gitlab = GitLabStandIn.start(clock);
    final ProjectHandle project = gitlab.project("demo/shop");
    final Http http = new Http(gitlab.apiUrl(), Map.of("PRIVATE-TOKEN", GitLabStandIn.TOKEN));
    final String path = "/projects/" + project.id();

    /// A caller with a token of their own.
    Http as(String username) {
        return new Http(gitlab.apiUrl(), Map.of("Authorization", "Bearer " + gitlab.token(username)));
    }

    /// Starts a pipeline by its trigger and answers its id.
    long trigger(Map<String, String> variables) throws IOException {
        var body = Map.of("ref", "master", "token", project.triggerToken(), "variables", variables);
        return http.post(path + "/trigger/pipeline", body).json().path("id").asLong();
    }

    long trigger() throws IOException {
        return trigger(Map.of());
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    SeenPipeline seen() {
        return project.pipelines().getLast();
    }

    /// What one field says, over a list.
    static Stream<String> each(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asText());
    }

    @Override
    public void close() {
        gitlab.close();
    }
}
