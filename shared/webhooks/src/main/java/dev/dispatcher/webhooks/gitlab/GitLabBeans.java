package dev.dispatcher.webhooks.gitlab;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;

/// How GitLab's calls are taken.
@Factory
final class GitLabBeans {

    @Singleton
    @Named("gitlab")
    HookIntake gitlab(HookSecrets secrets, Settings settings, Clock clock, Queues queues) {
        boolean isSignatureRequired = settings.flag(GitLabProof.SIGNATURE_REQUIRED, false);
        return new HookIntake(new GitLabHooks(new GitLabProof(secrets, clock, isSignatureRequired)), queues);
    }
}
