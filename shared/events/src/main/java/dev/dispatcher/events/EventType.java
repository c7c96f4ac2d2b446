package dev.dispatcher.events;

import java.util.List;
import java.util.regex.Pattern;

/// What kind of thing happened: 1 to 50 letters, digits and `. _ - : /`. Some prefixes are ours alone.
public record EventType(String name) {

    public static final int LENGTH_MAX = 50;

    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._:/-]{1," + LENGTH_MAX + "}");
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9._:/-]");
    private static final List<String> RESERVED =
            List.of("gitlab.", "github.", "telegram.", "stand.", "script.", "notification.", "order.", "dispatcher.");
    private static final List<String> FORGES = List.of("gitlab.", "github.", "telegram.");

    public EventType {
        if (!isWellFormed(name)) throw new IllegalArgumentException("not an event type: " + name);
    }

    public static boolean isWellFormed(String name) {
        return ALLOWED.matcher(name).matches();
    }

    /// A type made from somebody else's words: what does not fit becomes `_`, what is too long is cut.
    public static EventType approximate(String words) {
        var fitting = FORBIDDEN.matcher(words).replaceAll("_");
        return new EventType(fitting.isEmpty() ? "_" : fitting.substring(0, Math.min(LENGTH_MAX, fitting.length())));
    }

    /// Nobody outside may publish it, and its payloads are shown to administrators only.
    public boolean isReserved() {
        return RESERVED.stream().anyMatch(name::startsWith);
    }

    /// What the webhook functions may publish, and nothing else.
    public boolean isFromAForge() {
        return FORGES.stream().anyMatch(name::startsWith);
    }

    @Override
    public String toString() {
        return name;
    }
}
