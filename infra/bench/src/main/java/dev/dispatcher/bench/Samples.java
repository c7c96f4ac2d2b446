package dev.dispatcher.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Figures of one kind, and what is in the middle of them.
final class Samples {

    private final List<Double> values = new ArrayList<>();

    synchronized void add(double value) {
        values.add(value);
    }

    double median() {
        return percentile(50);
    }

    double least() {
        return percentile(0);
    }

    double most() {
        return percentile(100);
    }

    synchronized double percentile(int percent) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (sorted.length == 0) return Double.NaN;
        Arrays.sort(sorted);
        if (percent == 50 && sorted.length % 2 == 0) {
            return (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        }
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    synchronized void forget() {
        values.clear();
    }
}
