package dev.dispatcher.local.faults;

/// Where an actor can die: just before a statement is sent, or after it is done and before anything is made of its
/// answer. `words` tell the statement, `share` how often it is the last; what is rarer gets a larger one.
enum Point {
    BEFORE_INSERT("INSERT INTO events", false, 0.01),
    BETWEEN_INSERT_AND_SEND("INSERT INTO events", true, 0.01),
    BEFORE_CLAIM("claim_events(", false, 0.01),
    AFTER_CLAIM("claim_events(", true, 0.01),
    BETWEEN_REACTION_AND_COMPLETION("complete_events(", false, 0.01),
    BETWEEN_COMPLETION_AND_EFFECT("INSERT INTO effects", false, 0.01),
    BETWEEN_EFFECT_AND_COMMIT("INSERT INTO effects", true, 0.01),
    AFTER_COMMIT("COMMIT", true, 0.01),
    BEFORE_FAIL("fail_event(", false, 0.03),
    BETWEEN_FAIL_AND_WAKE_UP("fail_event(", true, 0.03),
    BEFORE_SWEEP("sweep_events(", false, 0.05),
    BETWEEN_SWEEP_AND_SEND("sweep_events(", true, 0.05),
    BETWEEN_NOTICE_AND_NOTING("SET wake_at = NULL", false, 0.1),
    BEFORE_ANSWER("the answer to the queue", true, 0.01);

    private final String words;
    private final boolean after;
    private final double share;

    Point(String words, boolean after, double share) {
        this.words = words;
        this.after = after;
        this.share = share;
    }

    boolean isIn(String statement, boolean isOver) {
        return after == isOver && statement.contains(words);
    }

    double share() {
        return share;
    }
}
