package dev.dispatcher.stands;

import java.util.List;

/// The end of a job's log, which is where it says why.
final class LastLines {

    private static final int LINES = 20;
    private static final int LINE_MAX = 300;

    private LastLines() {}

    static String of(String log) {
        List<String> lines = log.lines().toList();
        var last = lines.subList(Math.max(0, lines.size() - LINES), lines.size()).stream()
                .map(line -> line.length() > LINE_MAX ? line.substring(0, LINE_MAX) + "…" : line)
                .toList();
        return last.isEmpty() ? "(it is empty)" : String.join("\n", last);
    }
}
