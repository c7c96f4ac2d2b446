package dev.dispatcher.platform.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// While it is open, nothing of ours is logged.
public final class Silence implements AutoCloseable {

    private final @Nullable Logger ours;
    private final @Nullable Level before;

    public Silence() {
        // A test may log with something else.
        this.ours = LoggerFactory.getLogger("dev.dispatcher") instanceof Logger logger ? logger : null;
        this.before = ours == null ? null : ours.getLevel();
        if (ours != null) ours.setLevel(Level.OFF);
    }

    @Override
    public void close() {
        if (ours != null) ours.setLevel(before);
    }
}
