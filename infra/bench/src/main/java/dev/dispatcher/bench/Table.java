package dev.dispatcher.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table for people: the first column to the left, the others to the right.
final class Table {

    private final String title;
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... head) {
        this.title = title;
        this.head = List.of(head);
    }

    void row(String... cells) {
        if (cells.length != head.size()) throw new IllegalArgumentException(title + ": " + List.of(cells));
        rows.add(List.of(cells));
    }

    void print(PrintStream out) {
        var widths = IntStream.range(0, head.size()).map(this::width).toArray();
        out.println();
        out.println(title);
        out.println();
        out.println(line(head, widths));
        out.println(IntStream.range(0, widths.length)
                .mapToObj(i -> "-".repeat(widths[i] + 1) + (i == 0 ? "-" : ":"))
                .collect(Collectors.joining("|", "|", "|")));
        for (var row : rows) out.println(line(row, widths));
        out.flush();
    }

    private int width(int column) {
        int widest = head.get(column).length();
        for (var row : rows) widest = Math.max(widest, row.get(column).length());
        return widest;
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> ("%" + (i == 0 ? "-" : "") + widths[i] + "s").formatted(cells.get(i)))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
