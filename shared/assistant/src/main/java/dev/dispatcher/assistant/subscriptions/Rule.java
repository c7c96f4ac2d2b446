package dev.dispatcher.assistant.subscriptions;

import java.util.Collection;
import java.util.List;

/// Which of something one wants: what fits an included pattern, or anything where none is given, unless it fits an
/// excluded one.
public record Rule(List<String> include, List<String> exclude) {

    public static final Rule ANY = new Rule(List.of(), List.of());

    public Rule {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public static Rule only(String... patterns) {
        return new Rule(List.of(patterns), List.of());
    }

    public static Rule not(String... patterns) {
        return new Rule(List.of(), List.of(patterns));
    }

    /// Something that goes by several names fits by any of them.
    boolean admits(Collection<String> names) {
        return (include.isEmpty() || fits(include, names)) && !fits(exclude, names);
    }

    private static boolean fits(List<String> patterns, Collection<String> names) {
        return patterns.stream().anyMatch(pattern -> names.stream().anyMatch(name -> Glob.matchesName(pattern, name)));
    }

    boolean admitsPath(String path) {
        return (include.isEmpty() || fitsPath(include, path)) && !fitsPath(exclude, path);
    }

    private static boolean fitsPath(List<String> patterns, String path) {
        return patterns.stream().anyMatch(pattern -> Glob.matchesPath(pattern, path));
    }
}
