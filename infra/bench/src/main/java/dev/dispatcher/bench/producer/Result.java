package dev.dispatcher.bench.producer;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/// What became of a run. `good` is how many of the messages were orders that had to be accepted.
record Result(
        int sent,
        int good,
        int accepted,
        int duplicate,
        int conflict,
        int invalid,
        double p50Millis,
        double p99Millis) {

    /// Whether every good order was accepted, and nothing vanished.
    boolean isWhole() {
        return accepted == good && accepted + duplicate + conflict + invalid == sent;
    }

    void print(PrintStream out) {
        var head = List.of("sent", "accepted", "duplicate", "conflict", "invalid", "p50 ms", "p99 ms");
        var row = List.of(
                number(sent),
                number(accepted),
                number(duplicate),
                number(conflict),
                number(invalid),
                "%.0f".formatted(p50Millis),
                "%.0f".formatted(p99Millis));
        out.println();
        out.println(line(head));
        out.println(line(head.stream().map(_ -> "--------:").toList()));
        out.println(line(row));
        out.printf(
                "%nOf %,d good orders %,d were accepted: %.2f %%.%n",
                good, accepted, good == 0 ? 100.0 : 100.0 * accepted / good);
    }

    private static String number(int count) {
        return "%,d".formatted(count);
    }

    private static String line(List<String> cells) {
        return cells.stream().map("%9s"::formatted).collect(Collectors.joining(" | ", "| ", " |"));
    }
}
