package dev.dispatcher.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been opened so far, closed in the opposite order, even when the end comes in the middle of the start.
final class Opened implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> things = new ArrayDeque<>();
    private boolean isClosed;

    synchronized <T extends AutoCloseable> T keep(T thing) {
        if (isClosed) {
            close(thing);
            throw new CannotStart("Stopped while starting.");
        }
        things.push(thing);
        return thing;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        while (!things.isEmpty()) close(things.pop());
    }

    /// One that does not close must not keep the others open.
    private static void close(AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            log.warn("{} did not close", thing.getClass().getSimpleName(), e);
        }
    }
}
