package dev.dispatcher.local.http;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// One part of a route's path: a word, `{name}`, or `{name+}` for all the rest.
sealed interface Segment {

    record Fixed(String text) implements Segment {}

    record Variable(String name) implements Segment {}

    record Greedy(String name) implements Segment {}

    /// Decided at the first segment that differs in kind; the longer one of two that do not.
    Comparator<List<Segment>> MOST_SPECIFIC_FIRST = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int difference = Integer.compare(one.get(i).breadth(), other.get(i).breadth());
            if (difference != 0) return difference;
        }
        return Integer.compare(other.size(), one.size());
    };

    static List<Segment> of(String path) {
        return Arrays.stream(path.substring(1).split("/", -1)).map(Segment::one).toList();
    }

    private static Segment one(String text) {
        if (!text.startsWith("{")) return new Fixed(text);
        var name = text.substring(1, text.length() - 1);
        return name.endsWith("+") ? new Greedy(name.substring(0, name.length() - 1)) : new Variable(name);
    }

    private int breadth() {
        return switch (this) {
            case Fixed _ -> 0;
            case Variable _ -> 1;
            case Greedy _ -> 2;
        };
    }
}
