package dev.dispatcher.standins.telegram.api;

import java.util.Arrays;
import java.util.List;

/// What a parameter may be, as the rules write it.
sealed interface Type {

    record Id() implements Type {}

    record Flag() implements Type {}

    record Whole(Range range) implements Type {}

    record Characters(Range range) implements Type {}

    record Bytes(Range range) implements Type {}

    record Word(List<String> words) implements Type {}

    record One(List<String> forms) implements Type {}

    record Many(Range range, Type each) implements Type {}

    /// Bounds that are left out do not bind.
    record Range(long least, long most) {

        static final Range ANY = new Range(Long.MIN_VALUE, Long.MAX_VALUE);

        static Range of(String text) {
            var ends = text.split("\\.\\.", -1);
            return new Range(
                    ends[0].isEmpty() ? Long.MIN_VALUE : Long.parseLong(ends[0]),
                    ends[1].isEmpty() ? Long.MAX_VALUE : Long.parseLong(ends[1]));
        }

        boolean holds(long number) {
            return least <= number && number <= most;
        }
    }

    static Type of(List<String> words) {
        var range = words.size() > 1 && words.get(1).contains("..") ? Range.of(words.get(1)) : Range.ANY;
        return switch (words.getFirst()) {
            case "id" -> new Id();
            case "flag" -> new Flag();
            case "int" -> new Whole(range);
            case "text" -> new Characters(range);
            case "bytes" -> new Bytes(range);
            case "word" -> new Word(alternatives(words.get(1)));
            case "one" -> new One(alternatives(words.get(1)));
            case "list" -> new Many(range, of(words.subList(2, words.size())));
            default -> throw new IllegalArgumentException("no type: " + words);
        };
    }

    private static List<String> alternatives(String words) {
        return Arrays.asList(words.split("\\|", -1));
    }
}
