package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.forge.Hooks.Hook;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;

/// Whether a hook is let in when it calls: GitLab's may have to sign, GitHub's always do.
@Singleton
final class SignatureRule {

    private final boolean isRequired;

    SignatureRule(Settings settings) {
        this.isRequired = settings.flag("GITLAB_SIGNATURE_REQUIRED", false);
    }

    boolean lets(Hook hook) {
        return hook.isSigned() || !isRequired;
    }
}
