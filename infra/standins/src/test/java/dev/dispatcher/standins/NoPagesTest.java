package dev.dispatcher.standins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.github.GitHubStandIn;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Somebody follows a link out of a chat.
class NoPagesTest {

    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html,application/xhtml+xml");

    @Test
    void aBrowserIsToldThatThisIsNotTheForge() throws IOException {
        try (var gitlab = GitLabStandIn.start(Clock.systemUTC());
                var github = GitHubStandIn.start(Clock.systemUTC())) {
            assertThat(new Http(gitlab.url(), BROWSER)
                            .get("/demo/stands/-/pipelines/1")
                            .text())
                    .contains("This is not GitLab", "GITLAB_API_URL");
            assertThat(new Http(github.url(), BROWSER)
                            .get("/demo/shop/actions/runs/1")
                            .text())
                    .contains("This is not GitHub", "GITHUB_API_URL");
            assertThat(new Http(gitlab.url(), BROWSER).get("/oauth/authorize").text())
                    .doesNotContain("This is not");
            assertThat(new Http(gitlab.url(), Map.of())
                            .get("/demo/stands/-/pipelines/1")
                            .text())
                    .contains("404 Not Found")
                    .doesNotContain("This is not");
        }
    }
}
