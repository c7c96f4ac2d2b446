package dev.dispatcher.orders.quarantine;

import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/// Messages that were settled long ago. One that waits is never deleted.
@Singleton
final class OldMessages implements Retained {

    private final Messages messages;
    private final Duration kept;
    private final Clock clock;

    OldMessages(Messages messages, Settings settings, Clock clock) {
        this.messages = messages;
        this.kept = settings.duration("QUARANTINE_RETENTION", Duration.ofDays(90));
        this.clock = clock;
    }

    @Override
    public String name() {
        return "quarantined messages";
    }

    @Override
    public int deleteSome(int limit) {
        return messages.deleteSettledBefore(clock.instant().minus(kept), limit);
    }
}
