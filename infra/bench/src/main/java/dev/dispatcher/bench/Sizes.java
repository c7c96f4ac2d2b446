package dev.dispatcher.bench;

/// How much is measured. Each can be given as a system property: `-Devents=1000`.
record Sizes(int events, int rounds, int warmups, int requests, int window, int lives, int rows, int outputKib) {

    static Sizes given() {
        return new Sizes(
                Integer.getInteger("events", 4_000),
                Integer.getInteger("rounds", 5),
                Integer.getInteger("warmups", 2),
                Integer.getInteger("requests", 20_000),
                Integer.getInteger("window", 500),
                Integer.getInteger("lives", 40_000),
                Integer.getInteger("rows", 1_000_000),
                Integer.getInteger("outputKib", 4_096));
    }
}
