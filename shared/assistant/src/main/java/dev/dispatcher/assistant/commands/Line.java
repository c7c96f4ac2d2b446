package dev.dispatcher.assistant.commands;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A command as it is written: `/name@bot words`. `addressee` is empty when no bot is named.
record Line(String name, String addressee, List<String> words) {

    private static final Pattern SHAPE = Pattern.compile(
            "/(?<name>[A-Za-z0-9_]{1,32})(@(?<bot>[A-Za-z0-9_]{1,64}))?(?<rest>\\s.*)?", Pattern.DOTALL);

    /// Empty when it is no command.
    static Optional<Line> of(String text) {
        var shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) return Optional.empty();
        var bot = shape.group("bot");
        var rest = shape.group("rest");
        return Optional.of(new Line(
                shape.group("name").toLowerCase(Locale.ROOT),
                bot == null ? "" : bot,
                rest == null ? List.of() : words(rest)));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
