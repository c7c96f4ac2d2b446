package dev.dispatcher.standins.telegram.world;

import java.util.Set;

/// Where updates are brought. Without a URL somebody has to fetch them. No kinds means all of them.
public record Webhook(String url, String secret, Set<String> kinds) {

    public static final Webhook NONE = new Webhook("", "", Set.of());

    public Webhook {
        kinds = Set.copyOf(kinds);
    }

    public boolean isSet() {
        return !url.isEmpty();
    }

    boolean wants(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }
}
