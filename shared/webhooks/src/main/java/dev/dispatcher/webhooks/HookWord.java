package dev.dispatcher.webhooks;

import java.util.Locale;

/// The kind of an event as part of its type, whatever a stranger calls it.
public final class HookWord {

    private static final int LENGTH_MAX = 40;

    private HookWord() {}

    public static String of(String said) {
        var word = said.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]", "_");
        if (word.isEmpty()) return "unknown";
        return word.substring(0, Math.min(LENGTH_MAX, word.length()));
    }
}
