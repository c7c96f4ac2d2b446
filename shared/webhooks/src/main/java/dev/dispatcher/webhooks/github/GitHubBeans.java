package dev.dispatcher.webhooks.github;

import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/// How GitHub's calls are taken.
@Factory
final class GitHubBeans {

    @Singleton
    @Named("github")
    HookIntake github(HookSecrets secrets, Queues queues) {
        return new HookIntake(new GitHubHooks(secrets), queues);
    }
}
