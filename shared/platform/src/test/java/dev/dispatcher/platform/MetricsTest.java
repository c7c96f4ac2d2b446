package dev.dispatcher.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Metrics metrics = new Metrics(
            new SettableClock(Instant.parse("2026-03-01T12:00:00Z")),
            new PrintStream(written, true, StandardCharsets.UTF_8));

    @Test
    void writesOneLineOfTheEmbeddedMetricFormat() throws Exception {
        metrics.put(Map.of("queue", "events \"ü\""), Map.of("oldest_seconds", 1.5, "payload_bytes", 12L, "overdue", 3));

        var json = new ObjectMapper();
        assertThat(text()).endsWith("}\n").hasLineCount(1);
        assertThat(json.readTree(text())).isEqualTo(json.readTree("""
                {"_aws": {"Timestamp": 1772366400000, "CloudWatchMetrics": [{
                   "Namespace": "Dispatcher",
                   "Dimensions": [["queue"]],
                   "Metrics": [{"Name": "oldest_seconds", "Unit": "Seconds"},
                               {"Name": "overdue", "Unit": "Count"},
                               {"Name": "payload_bytes", "Unit": "Bytes"}]}]},
                 "queue": "events \\"ü\\"", "oldest_seconds": 1.5, "payload_bytes": 12, "overdue": 3}
                """));
    }

    @Test
    void writesNothingOfARehearsal() {
        metrics.rehearse(() -> metrics.put(Map.of(), Map.of("orders", 1)));
        assertThat(text()).isEmpty();

        metrics.put(Map.of(), Map.of("orders", 1));
        assertThat(text()).hasLineCount(1);
    }

    @Test
    void needsNoDimension() throws Exception {
        metrics.put(Map.of(), Map.of("lost", 0));

        assertThat(new ObjectMapper()
                        .readTree(text())
                        .at("/_aws/CloudWatchMetrics/0/Dimensions")
                        .toString())
                .isEqualTo("[[]]");
    }

    @Test
    void writesIntoTheNamespaceOfItsStack() throws Exception {
        var out = new PrintStream(written, true, StandardCharsets.UTF_8);
        var settings = new Settings(Map.of("METRICS_NAMESPACE", "dispatcher-prod"));
        new Metrics(new SettableClock(Instant.EPOCH), out, settings).put(Map.of(), Map.of("lost", 0));

        assertThat(new ObjectMapper()
                        .readTree(text())
                        .at("/_aws/CloudWatchMetrics/0/Namespace")
                        .asText())
                .isEqualTo("dispatcher-prod");
    }

    @Test
    void refusesWhatCloudWatchWouldDropSilently() {
        assertThatThrownBy(() -> metrics.put(Map.of(), Map.of("x", Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> metrics.put(Map.of("x", "y"), Map.of("x", 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(text()).isEmpty();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
