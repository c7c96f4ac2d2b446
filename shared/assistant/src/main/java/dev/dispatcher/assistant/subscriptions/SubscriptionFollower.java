package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.Provider;
import org.jspecify.annotations.Nullable;

/// Somebody who has to act when people want to hear of other things of a project than before.
public interface SubscriptionFollower {

    /// Called in the transaction that changes a subscription to this project, for the user who changes it.
    void changed(Provider provider, String instance, @Nullable Long projectId, String path, long user);
}
