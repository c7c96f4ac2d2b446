package dev.dispatcher.platform.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.OptionHelper;
import org.slf4j.Logger;

/// Sets logback up in code: to read the same from XML would cost every cold start a parser. Who brings a file of their
/// own, a test or the local runner, has it read instead.
public final class LogSetup extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext logback) {
        if (hasFile()) return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        writeLines(logback);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static boolean hasFile() {
        return System.getProperty("logback.configurationFile") != null
                || LogSetup.class.getResource("/logback-test.xml") != null;
    }

    /// What Lambda gets: one line of JSON for each event.
    static void writeLines(LoggerContext logback) {
        // Without a listener logback prepares to print its own troubles at the end, of which code like this has none.
        logback.getStatusManager().add(new NopStatusListener());
        var layout = new JsonLine();
        layout.setContext(logback);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(logback);
        encoder.setLayout(layout);
        encoder.start();
        var lines = new ConsoleAppender<ILoggingEvent>();
        lines.setContext(logback);
        lines.setName("lines");
        lines.setEncoder(encoder);
        lines.start();
        var level = level(logback);
        logback.getLogger("dev.dispatcher").setLevel(level);
        var root = logback.getLogger(Logger.ROOT_LOGGER_NAME);
        // At DEBUG the AWS SDK prints the headers it signs, and a session token is one of them.
        root.setLevel(level.isGreaterOrEqual(Level.INFO) ? level : Level.INFO);
        root.addAppender(lines);
    }

    /// The level that `LOG_LEVEL` asks for. A word that is no level means INFO: logging is no reason not to start.
    private static Level level(LoggerContext logback) {
        var asked = OptionHelper.propertyLookup("LOG_LEVEL", logback, null);
        return asked == null ? Level.INFO : Level.toLevel(asked.strip(), Level.INFO);
    }
}
