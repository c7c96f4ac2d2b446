package dev.dispatcher.assistant.happenings.reading;

import dev.dispatcher.assistant.Provider;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whom a text names: people, and as `group/team` the groups and teams they belong to. Code, quotes and e-mail
/// addresses name nobody, and neither does `@all`.
public final class Mentions {

    private static final int TEXT_MAX = 50_000;
    private static final int NAMES_MAX = 50;

    private static final Pattern GITLAB =
            Pattern.compile("(?<![\\w@.+/-])@(?<name>\\w[\\w.-]*+)(?<group>/[\\w./-]++)?(?!@)");
    private static final Pattern GITHUB = Pattern.compile(
            "(?<![\\w@.+/-])@(?<name>[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38})(?<group>/[\\w-]+)?(?![\\w@-])");

    private Mentions() {}

    /// Their names in lower case, each once.
    public static Set<String> in(String text, Provider provider) {
        var prose = WithoutCode.of(text.substring(0, Math.min(text.length(), TEXT_MAX)));
        var grammar =
                switch (provider) {
                    case GITLAB -> GITLAB;
                    case GITHUB -> GITHUB;
                };
        var names = new LinkedHashSet<String>();
        var found = grammar.matcher(prose);
        while (found.find() && names.size() < NAMES_MAX) {
            var group = found.group("group") == null ? "" : found.group("group");
            // A sentence may end with a name; a name never ends with a full stop.
            var name = (found.group("name") + group).replaceFirst("[./]+$", "").toLowerCase(Locale.ROOT);
            if (!name.equals("all") && name.length() <= 255) names.add(name);
        }
        return names;
    }

    /// Those that were not named before the text was edited.
    public static List<String> added(String before, String after, Provider provider) {
        var names = new LinkedHashSet<>(in(after, provider));
        names.removeAll(in(before, provider));
        return List.copyOf(names);
    }
}
