package dev.dispatcher.local.home;

import dev.dispatcher.local.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Settings in a `.env` file: `NAME=value`, also quoted or after `export`; `#` begins a comment.
public final class DotEnv {

    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*)");
    private static final Pattern DOUBLE_QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*(?:#.*)?");
    private static final Pattern SINGLE_QUOTED = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private DotEnv() {}

    /// Nothing when there is no such file.
    public static Map<String, String> read(Path file) {
        var settings = new LinkedHashMap<String, String>();
        if (Files.notExists(file)) return settings;
        try {
            int number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                var text = line.strip();
                if (!text.isEmpty() && !text.startsWith("#")) add(settings, text, file, number);
            }
            return settings;
        } catch (IOException e) {
            throw new CannotStart("%s cannot be read: %s.".formatted(file, e));
        }
    }

    private static void add(Map<String, String> settings, String text, Path file, int number) {
        var line = LINE.matcher(text);
        var value = line.matches() ? value(line.group(2)) : Optional.<String>empty();
        // The line itself is not shown: it may hold a secret.
        if (value.isEmpty()) throw new CannotStart("Line %d of %s is not NAME=value.".formatted(number, file));
        settings.put(line.group(1), value.get());
    }

    private static Optional<String> value(String written) {
        if (written.startsWith("\""))
            return inside(DOUBLE_QUOTED.matcher(written)).map(DotEnv::unescaped);
        if (written.startsWith("'")) return inside(SINGLE_QUOTED.matcher(written));
        return Optional.of(written.replaceFirst("(^|\\s)#.*", "").strip());
    }

    private static Optional<String> inside(Matcher quoted) {
        return quoted.matches() ? Optional.of(quoted.group(1)) : Optional.empty();
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            var letter = escape.group(1);
            return Matcher.quoteReplacement(letter.equals("n") ? "\n" : letter);
        });
    }
}
