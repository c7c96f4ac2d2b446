package dev.dispatcher.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Figures for CloudWatch, as lines of its embedded metric format on standard output.
@Singleton
public final class Metrics {

    private static final String NAMESPACE = "Dispatcher";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String namespace;
    private final Clock clock;
    private final PrintStream out;
    private volatile boolean rehearsing;

    @Inject
    Metrics(Clock clock, Settings settings) {
        // Lambda's own stream, asked for late: the runtime replaces it while it starts.
        this(clock, System.out, settings);
    }

    public Metrics(Clock clock, PrintStream out) {
        this(clock, out, new Settings(Map.of()));
    }

    /// Each stack has a namespace of its own, so that one stage's trouble rings no alarm of another's.
    Metrics(Clock clock, PrintStream out, Settings settings) {
        this.clock = clock;
        this.out = out;
        this.namespace = settings.text("METRICS_NAMESPACE").orElse(NAMESPACE);
    }

    /// One line. A name that ends in `_seconds` or `_bytes` has that unit, any other is a count.
    public void put(Map<String, String> dimensions, Map<String, ? extends Number> values) {
        var definitions = values.keySet().stream()
                .sorted()
                .map(name -> Map.of("Name", name, "Unit", unit(name)))
                .toList();
        var directive = Map.of(
                "Namespace", namespace,
                "Dimensions", List.of(List.copyOf(dimensions.keySet())),
                "Metrics", definitions);
        var line = new LinkedHashMap<String, Object>();
        line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive)));
        line.putAll(dimensions);
        values.forEach((name, value) -> {
            if (!Double.isFinite(value.doubleValue())) throw new IllegalArgumentException(name + " is " + value);
            if (line.put(name, value) != null) throw new IllegalArgumentException(name + " is a dimension too");
        });
        write(line);
    }

    /// What is put while `work` runs is written nowhere.
    public void rehearse(Runnable work) {
        rehearsing = true;
        try {
            work.run();
        } finally {
            rehearsing = false;
        }
    }

    private void write(Map<String, Object> line) {
        try {
            var bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
            if (rehearsing) return;
            // In one write: Lambda makes a record of each.
            out.write(bytes, 0, bytes.length);
            out.flush();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text and numbers can always be written", impossible);
        }
    }

    private static String unit(String name) {
        if (name.endsWith("_seconds")) return "Seconds";
        return name.endsWith("_bytes") ? "Bytes" : "Count";
    }
}
