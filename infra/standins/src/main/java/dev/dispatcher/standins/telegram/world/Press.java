package dev.dispatcher.standins.telegram.world;

import java.time.Instant;

/// A button somebody pressed, and what the bot said to that.
public final class Press {

    private final String id;
    private final Person by;
    private final Instant at;
    private boolean isAnswered;
    private String text = "";
    private boolean isAlert;

    Press(String id, Person by, Instant at) {
        this.id = id;
        this.by = by;
        this.at = at;
    }

    public String id() {
        return id;
    }

    public Person by() {
        return by;
    }

    public Instant at() {
        return at;
    }

    /// Until then the button spins.
    public boolean isAnswered() {
        return isAnswered;
    }

    public String text() {
        return text;
    }

    public boolean isAlert() {
        return isAlert;
    }

    public void answer(String said, boolean asAlert) {
        isAnswered = true;
        text = said;
        isAlert = asAlert;
    }
}
