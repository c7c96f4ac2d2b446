package dev.dispatcher.platform.lambda;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lambda's sandbox is the process. It has no word for "after this answer", so a moment is left for it to go out;
/// frozen meanwhile, the process ends when it thaws, and what it is given then is turned away unbegun.
@Singleton
@Secondary
public final class LambdaSandbox implements Sandbox {

    private static final Logger log = LoggerFactory.getLogger(LambdaSandbox.class);
    private static final Duration MOMENT = Duration.ofMillis(500);

    private final Runnable end;
    private final Duration moment;
    private final AtomicBoolean leaving = new AtomicBoolean();

    @Inject
    LambdaSandbox() {
        // Not exit: shutdown hooks would wait for the very thread that made us leave.
        this(() -> Runtime.getRuntime().halt(1), MOMENT);
    }

    LambdaSandbox(Runnable end, Duration moment) {
        this.end = end;
        this.moment = moment;
    }

    @Override
    public void replace(String reason) {
        if (!leaving.compareAndSet(false, true)) return;
        log.error("this sandbox ends: {}", reason);
        Thread.ofPlatform().daemon().name("sandbox-end").start(this::leave);
    }

    @Override
    public boolean isLeaving() {
        return leaving.get();
    }

    private void leave() {
        try {
            Thread.sleep(moment);
        } catch (InterruptedException _) {
            // then now
        }
        end.run();
    }
}
