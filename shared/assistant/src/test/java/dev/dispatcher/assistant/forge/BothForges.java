package dev.dispatcher.assistant.forge;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.standins.Ledger;
import dev.dispatcher.standins.github.GitHubStandIn;
import dev.dispatcher.standins.github.RepositoryHandle;
import dev.dispatcher.standins.github.world.RunScript;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.ProjectHandle;
import dev.dispatcher.standins.gitlab.world.JobScript;
import dev.dispatcher.standins.gitlab.world.Rights;
import dev.dispatcher.testing.SettableClock;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The same project on both forges, which ada administers and bob may write to, while eve only reads it.
final class BothForges implements AutoCloseable {

    static final String PROJECT = "demo/shop";

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final GitLabStandIn gitlab = GitLabStandIn.start(clock);
    final GitHubStandIn github = GitHubStandIn.start(clock);
    final ProjectHandle project = gitlab.project(PROJECT)
            .pipelineScript(JobScript.of("build", "compile").takes(Duration.ofSeconds(10)))
            .grant("ada", Rights.MAINTAINER)
            .grant("bob", Rights.DEVELOPER)
            .grant("eve", Rights.REPORTER);
    final RepositoryHandle repository = github.repository(PROJECT)
            .grant("ada", "admin")
            .grant("bob", "push")
            .grant("eve", "pull")
            .workflow("ci.yml", RunScript.failingOnce("test"));
    private final ApplicationContext context = FunctionContext.start(
            "assistant",
            Map.of(
                    "GITLAB_API_URL", gitlab.apiUrl(),
                    "GITHUB_API_URL", github.apiUrl(),
                    "DB_HOST", "nowhere",
                    "DB_NAME", "none",
                    "DB_USER", "nobody"),
            BothForges.class.getClassLoader());

    Forge of(Provider provider) {
        return context.getBean(Forges.class).find(provider).orElseThrow();
    }

    Token token(Provider provider, String username) {
        return new Token(
                switch (provider) {
                    case GITLAB -> gitlab.token(username);
                    case GITHUB -> github.token(username);
                });
    }

    void revoke(Provider provider, Token token) {
        switch (provider) {
            case GITLAB -> gitlab.revoke(token.value());
            case GITHUB -> github.revoke(token.value());
        }
    }

    Ledger ledger(Provider provider) {
        return switch (provider) {
            case GITLAB -> gitlab.ledger();
            case GITHUB -> github.ledger();
        };
    }

    dev.dispatcher.standins.Faults faults(Provider provider) {
        return switch (provider) {
            case GITLAB -> gitlab.faults();
            case GITHUB -> github.faults();
        };
    }

    /// From a branch of bob's. Answers its number.
    long open(Provider provider) {
        return switch (provider) {
            case GITLAB -> project.reviews().open("bob", "replicas", "Raise the replica count");
            case GITHUB -> repository.openPull("bob", "replicas", "Raise the replica count");
        };
    }

    String sha(Provider provider, long number) {
        return switch (provider) {
            case GITLAB -> project.reviews().sha(number);
            case GITHUB -> repository.sha((int) number);
        };
    }

    /// A newer commit than the one that was shown.
    void push(Provider provider) {
        switch (provider) {
            case GITLAB -> project.push("replicas");
            case GITHUB -> repository.push("bob", "replicas");
        }
    }

    /// `open`, `closed` or `merged`.
    String state(Provider provider, long number) {
        return switch (provider) {
            case GITLAB -> project.reviews().state(number).replace("opened", "open");
            case GITHUB -> repository.pullState((int) number);
        };
    }

    /// Something stands in the way of merging it.
    void block(Provider provider, long number) {
        switch (provider) {
            case GITLAB -> project.reviews().turn(number, "ci_must_pass", false);
            case GITHUB -> repository.turnPull((int) number, "blocked", false);
        }
    }

    List<String> said(Provider provider, long number) {
        return switch (provider) {
            case GITLAB -> project.reviews().notes(number);
            case GITHUB -> repository.said((int) number);
        };
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        gitlab.tick();
        github.tick();
    }

    @Override
    public void close() {
        context.close();
        gitlab.close();
        github.close();
    }
}
