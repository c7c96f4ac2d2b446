package dev.dispatcher.assistant.github;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// GitHub itself, or an Enterprise server, when this installation was told of one.
@Singleton
final class GitHubDesk implements Forges.Desk {

    private final jakarta.inject.Provider<AccountApi> api;
    private final Settings settings;
    private final Secrets secrets;
    private final Clock clock;

    GitHubDesk(jakarta.inject.Provider<AccountApi> api, Settings settings, Secrets secrets, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Provider provider() {
        return Provider.GITHUB;
    }

    @Override
    public Optional<Forge> forge() {
        return apiUrl().map(at -> new HttpGitHubForge(api.get(), instance(at)));
    }

    @Override
    public Optional<SignIn> signIn() {
        return apiUrl().flatMap(at -> settings.text("GITHUB_OAUTH_CLIENT_ID")
                .map(id -> new GitHubSignIn(at, instance(at), id, secrets.named("GITHUB_OAUTH_CLIENT_SECRET"), clock)));
    }

    private Optional<String> apiUrl() {
        return settings.text("GITHUB_API_URL").map(url -> url.replaceFirst("/$", ""));
    }

    /// `https://api.github.com` belongs to `https://github.com`; an Enterprise server has its API below itself.
    private static String instance(String apiUrl) {
        return apiUrl.replaceFirst("/api/v3$", "").replaceFirst("//api\\.", "//");
    }
}
