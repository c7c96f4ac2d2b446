package dev.dispatcher.local.template;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One queue of the template. `name` is what it is called locally: `EventsDlq` is `events-dlq`.
public record QueueSpec(
        String logicalId,
        String name,
        boolean fifo,
        Duration visibility,
        Duration retention,
        @Nullable Redrive redrive) {

    /// After how many deliveries a message goes to which queue, by its local name.
    public record Redrive(String deadLetterQueue, int receiveCountMax) {}
}
