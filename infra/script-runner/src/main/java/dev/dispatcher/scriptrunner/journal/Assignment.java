package dev.dispatcher.scriptrunner.journal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to run and for how long. No record, because a record would print the script.
public final class Assignment {

    private final byte[] script;
    private final byte[] sealedEnvironment;
    private final Duration timeLimit;
    private final @Nullable Duration idleLimit;
    private final Duration grace;
    private final int keptBytes;

    Assignment(
            byte[] script,
            byte[] sealedEnvironment,
            Duration timeLimit,
            @Nullable Duration idleLimit,
            Duration grace,
            int keptBytes) {
        this.script = script;
        this.sealedEnvironment = sealedEnvironment;
        this.timeLimit = timeLimit;
        this.idleLimit = idleLimit;
        this.grace = grace;
        this.keptBytes = keptBytes;
    }

    public byte[] script() {
        return script.clone();
    }

    /// Empty where the script is given nothing.
    public byte[] sealedEnvironment() {
        return sealedEnvironment.clone();
    }

    public Duration timeLimit() {
        return timeLimit;
    }

    /// How long it may be silent; null for ever.
    public @Nullable Duration idleLimit() {
        return idleLimit;
    }

    public Duration grace() {
        return grace;
    }

    /// How much of each stream is kept.
    public int keptBytes() {
        return keptBytes;
    }
}
