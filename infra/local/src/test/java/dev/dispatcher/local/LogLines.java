package dev.dispatcher.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// All that anybody in this JVM logs: of ours everything there is, of others what is let through in the cloud.
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("dev.dispatcher");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Level before = ROOT.getLevel();

    static LogLines ofEverything() {
        var lines = new LogLines();
        lines.setContext(ROOT.getLoggerContext());
        lines.start();
        ROOT.setLevel(Level.INFO);
        OURS.setLevel(Level.TRACE);
        ROOT.addAppender(lines);
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        var trouble = event.getThrowableProxy();
        lines.add(event.getFormattedMessage() + (trouble == null ? "" : "\n" + ThrowableProxyUtil.asString(trouble)));
    }

    List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        ROOT.detachAppender(this);
        ROOT.setLevel(before);
        OURS.setLevel(null);
    }
}
