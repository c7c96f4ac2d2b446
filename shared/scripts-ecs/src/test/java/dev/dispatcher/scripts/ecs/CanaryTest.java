package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.dispatcher.scripts.Environment;
import dev.dispatcher.testing.ecs.Fault;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Values of variables are in the row, sealed, and nowhere else: whatever happens, and however much is logged.
class CanaryTest {

    private static final String CANARY = "canary-b1d7e0";

    @Test
    void neverLeavesTheRow() {
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var ours = (Logger) LoggerFactory.getLogger("dev.dispatcher");
        var lines = new ListAppender<ILoggingEvent>();
        var before = ours.getLevel();
        lines.start();
        root.addAppender(lines);
        ours.setLevel(Level.TRACE);
        try (var stage = new Stage(Map.of())) {
            stage.ecs.plan("RunTask", new Fault.AnswerLost());
            stage.ecs.plan("RunTask", new Fault.Failures("RESOURCE:FARGATE"));
            var process = stage.queue(new Environment(Map.of("TOKEN", CANARY)));
            stage.processEvents();
            stage.minutes(3);
            stage.claimed(process).close();
            stage.minutes(7);

            assertThat(stage.status(process)).isEqualTo("lost");
            assertThat(lines.list).isNotEmpty();
            assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains(CANARY));
            assertThat(stage.ecs.tasks())
                    .noneMatch(task -> task.request().toString().contains(CANARY));
            assertThat(stage.database.list("SELECT e::text AS row FROM events e", row -> row.text("row")))
                    .noneMatch(row -> row.contains(CANARY));
            assertThat(stage.column("position('" + CANARY + "'::bytea IN sealed_environment)", process))
                    .isEqualTo("0");
        } finally {
            ours.setLevel(before);
            root.detachAppender(lines);
        }
    }
}
