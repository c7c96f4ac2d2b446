package dev.dispatcher.local.faults;

/// What comes of an event of the simulation, as its payload says. `share` is of ten thousand.
enum Fate {
    EFFECT(5500),
    NOTHING(4000),
    FLAKY(340),
    REFUSE(50),
    THROW(70),
    HANG(10),
    KILL(30);

    private static final int WHOLE = 10_000;

    private final int share;

    Fate(int share) {
        this.share = share;
    }

    boolean isPoison() {
        return this == REFUSE || this == THROW || this == HANG || this == KILL;
    }

    boolean hasEffect() {
        return this == EFFECT || this == FLAKY;
    }

    static Fate drawn(Chaos chaos) {
        int number = chaos.below(WHOLE);
        for (var fate : values()) {
            number -= fate.share;
            if (number < 0) return fate;
        }
        throw new IllegalStateException("the shares do not make a whole");
    }

    String payload(long number) {
        return "{\"n\":%d,\"fate\":\"%s\"}".formatted(number, name());
    }

    static Fate in(String payload) {
        for (var fate : values()) if (payload.contains("\"" + fate.name() + "\"")) return fate;
        throw new IllegalArgumentException(payload);
    }
}
