package dev.dispatcher.standins;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Shapes of paths: `*` is one segment, `**` any number of them.
final class Glob {

    private static final Pattern STARS = Pattern.compile("\\*\\*|\\*|[^*]+");

    private Glob() {}

    static boolean fits(String glob, String path) {
        var regex = STARS.matcher(glob).replaceAll(part -> switch (part.group()) {
            case "**" -> ".*";
            case "*" -> "[^/]*";
            default -> Matcher.quoteReplacement(Pattern.quote(part.group()));
        });
        return path.matches(regex);
    }
}
