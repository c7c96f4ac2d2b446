package dev.dispatcher.standins.github;

import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.github.world.RunScript;
import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// One repository with one workflow, a clock that stands still, and callers with different rights.
final class Forge implements AutoCloseable {

    static final String REPOSITORY = "/repos/demo/shop";

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final GitHubStandIn github = GitHubStandIn.start(clock);
    final RepositoryHandle repository = github.repository("demo/shop")
            .grant("ada", "admin")
            .grant("bob", "push")
            .grant("eve", "pull")
            .workflow("ci.yml", RunScript.failingOnce("test"));

    Http as(String login) {
        return with(github.token(login));
    }

    Http with(String token) {
        return new Http(github.apiUrl(), Map.of("Authorization", "Bearer " + token));
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Override
    public void close() {
        github.close();
    }
}
