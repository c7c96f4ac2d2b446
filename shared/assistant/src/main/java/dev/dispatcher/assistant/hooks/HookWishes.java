package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.subscriptions.SubscriptionFollower;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Has the hook of a project looked after whenever somebody wants to hear of other things of it. The forge is asked
/// later, by an event of the same transaction.
@Singleton
final class HookWishes implements SubscriptionFollower {

    static final EventType TYPE = new EventType("notification.hook");

    private final EventIntake intake;

    HookWishes(EventIntake intake) {
        this.intake = intake;
    }

    @Override
    public void changed(Provider provider, String instance, @Nullable Long projectId, String path, long user) {
        var payload =
                Json.write(Map.of("provider", provider.word(), "instance", instance, "project", path, "user", user));
        intake.accept(new NewEvent(TYPE, payload, null));
    }
}
