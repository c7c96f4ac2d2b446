package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Metrics;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsApartTest {

    @TempDir
    Path home;

    @Test
    void keepsFiguresOffTheConsoleAndEverythingElseOnIt() {
        var console = new ByteArrayOutputStream();
        var file = home.resolve("metrics.log");
        var out = MetricsApart.of(console, file);

        out.println("before");
        new Metrics(Clock.systemUTC(), out).put(Map.of("queue", "events"), Map.of("overdue", 1));
        new Metrics(Clock.systemUTC(), out).put(Map.of("queue", "events"), Map.of("overdue", 2));
        out.print("{\"_aws\":");
        out.println();

        assertThat(console.toString(StandardCharsets.UTF_8)).isEqualTo("before\n{\"_aws\":\n");
        assertThat(file).content().contains("\"overdue\":1", "\"overdue\":2");
    }
}
