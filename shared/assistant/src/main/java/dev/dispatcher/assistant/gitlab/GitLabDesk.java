package dev.dispatcher.assistant.gitlab;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/// The GitLab this installation was told of, if any. People find it where its API is.
@Singleton
final class GitLabDesk implements Forges.Desk {

    private final jakarta.inject.Provider<AccountApi> api;
    private final Settings settings;
    private final Secrets secrets;
    private final Clock clock;

    GitLabDesk(jakarta.inject.Provider<AccountApi> api, Settings settings, Secrets secrets, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Provider provider() {
        return Provider.GITLAB;
    }

    @Override
    public Optional<Forge> forge() {
        return instance().map(at -> new HttpGitLabForge(api.get(), at));
    }

    @Override
    public Optional<SignIn> signIn() {
        return instance()
                .flatMap(at -> settings.text("GITLAB_OAUTH_CLIENT_ID")
                        .map(id -> new GitLabSignIn(at, id, secrets.named("GITLAB_OAUTH_CLIENT_SECRET"), clock)));
    }

    private Optional<String> instance() {
        return settings.text("GITLAB_API_URL").map(url -> url.replaceFirst("/api/v4/?$", ""));
    }
}
