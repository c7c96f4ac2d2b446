package dev.dispatcher.webhooks;

import dev.dispatcher.platform.lambda.HttpCall;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a hook of a forge, as it stands in the URL the forge was given.
public final class HookId {

    private static final Pattern POSSIBLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private HookId() {}

    /// Empty when no hook of ours is called so.
    public static Optional<String> of(HttpCall call) {
        return Optional.of(call.parameter("hook_id"))
                .filter(id -> POSSIBLE.matcher(id).matches());
    }
}
