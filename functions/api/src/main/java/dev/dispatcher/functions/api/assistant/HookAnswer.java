package dev.dispatcher.functions.api.assistant;

import dev.dispatcher.assistant.hooks.HandMadeHooks.Made.Registered;
import io.swagger.v3.oas.annotations.media.Schema;

/// What has to be typed in at the forge. GitLab takes the secret as the secret token, and a newer one the signing token
/// instead; GitHub takes the secret alone, with JSON as content type.
@Schema(name = "Hook")
record HookAnswer(String id, String url, String secret, String signingToken) {

    static HookAnswer of(Registered hook) {
        return new HookAnswer(hook.id(), hook.url(), hook.secret(), hook.signingToken());
    }

    @Override
    public String toString() {
        return "HookAnswer[" + id + "]";
    }
}
