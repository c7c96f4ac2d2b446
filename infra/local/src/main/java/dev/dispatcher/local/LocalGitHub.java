package dev.dispatcher.local;

import dev.dispatcher.local.template.Template;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.standins.github.GitHubStandIn;
import dev.dispatcher.standins.github.rest.OAuth;
import dev.dispatcher.standins.github.world.RunScript;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

/// The GitHub of this machine, for who has configured neither a real one nor a real bot: one repository, whose tests
/// fail at the first attempt and pass at the next, and one person who signs in at once.
final class LocalGitHub implements AutoCloseable {

    private static final String ADDRESS = "GITHUB_API_URL";
    private static final String PERSON = "newcomer";
    private static final String REPOSITORY = "demo/shop";

    private final GitHubStandIn standIn;

    LocalGitHub(int port) {
        this.standIn = GitHubStandIn.startOn(port, Clock.systemUTC());
        var repository = standIn.repository(REPOSITORY).grant(PERSON, "admin");
        repository.workflow("ci.yml", RunScript.failingOnce("test"));
        standIn.signIn(PERSON);
    }

    /// A real bot is for real accounts.
    static boolean isWanted(Template template, Settings settings) {
        boolean isKnown = template.functions().stream()
                .anyMatch(function -> function.environment().containsKey(ADDRESS));
        return isKnown
                && Stream.of(ADDRESS, "GITHUB_OAUTH_CLIENT_ID", "TELEGRAM_BOT_TOKEN")
                        .noneMatch(name -> settings.text(name).isPresent());
    }

    String url() {
        return standIn.url();
    }

    Map<String, String> variables() {
        return Map.of(
                ADDRESS,
                standIn.apiUrl(),
                "GITHUB_OAUTH_CLIENT_ID",
                OAuth.CLIENT_ID,
                "GITHUB_OAUTH_CLIENT_SECRET",
                OAuth.CLIENT_SECRET);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
