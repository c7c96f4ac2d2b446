package dev.dispatcher.events.intake;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What one logger says while this is open.
final class Lines implements AutoCloseable {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            texts.add(event.getFormattedMessage());
        }
    };

    Lines(Logger logger) {
        this.logger = logger;
        listener.start();
        logger.addAppender(listener);
    }

    List<String> texts() {
        return texts;
    }

    @Override
    public void close() {
        logger.detachAppender(listener);
    }
}
