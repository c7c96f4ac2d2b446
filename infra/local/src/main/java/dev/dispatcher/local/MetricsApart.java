package dev.dispatcher.local;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A console without the metric lines, which are for CloudWatch: they go to a file, begun anew at each start.
final class MetricsApart extends FilterOutputStream {

    private static final byte[] METRIC = "{\"_aws\":".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private OutputStream metrics = OutputStream.nullOutputStream();
    private boolean isOpen;

    private MetricsApart(OutputStream console, Path file) {
        super(console);
        this.file = file;
    }

    static PrintStream of(OutputStream console, Path file) {
        return new PrintStream(new MetricsApart(console, file), true, StandardCharsets.UTF_8);
    }

    /// A metric line arrives in one piece.
    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (isMetric(bytes, from, length)) metrics().write(bytes, from, length);
        else out.write(bytes, from, length);
    }

    private static boolean isMetric(byte[] bytes, int from, int length) {
        return length > METRIC.length && Arrays.equals(bytes, from, from + METRIC.length, METRIC, 0, METRIC.length);
    }

    /// Opened late: the folder is made while the system starts.
    private OutputStream metrics() throws IOException {
        if (!isOpen) metrics = Files.newOutputStream(file);
        isOpen = true;
        return metrics;
    }
}
