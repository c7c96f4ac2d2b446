package dev.dispatcher.local.faults;

/// Where an actor can die: just before a statement is sent, or after it is committed and before anything is made of
/// its answer. `words` tell the statement.
enum Point {
    BEFORE_INSERT("INSERT INTO events", false),
    BETWEEN_INSERT_AND_SEND("INSERT INTO events", true),
    BEFORE_CLAIM("claim_events(", false),
    AFTER_CLAIM("claim_events(", true),
    BETWEEN_REACTION_AND_COMPLETION("complete_events(", false),
    BETWEEN_COMPLETION_AND_EFFECT("INSERT INTO effects", false),
    BETWEEN_EFFECT_AND_COMMIT("INSERT INTO effects", true),
    AFTER_COMMIT("COMMIT", true),
    BEFORE_FAIL("fail_event(", false),
    BETWEEN_FAIL_AND_WAKE_UP("fail_event(", true),
    BEFORE_SWEEP("sweep_events(", false),
    BETWEEN_SWEEP_AND_SEND("sweep_events(", true),
    BETWEEN_NOTICE_AND_NOTING("SET wake_at = NULL", false),
    BEFORE_ANSWER("the answer to the queue", true);

    private final String words;
    private final boolean after;

    Point(String words, boolean after) {
        this.words = words;
        this.after = after;
    }

    boolean isIn(String statement, boolean isOver) {
        return after == isOver && statement.contains(words);
    }
}
