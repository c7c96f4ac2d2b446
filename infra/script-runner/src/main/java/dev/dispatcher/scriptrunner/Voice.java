package dev.dispatcher.scriptrunner;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.UUID;

/// What the agent has to say itself, line by line. Never anything of the script's.
final class Voice {

    private final PrintStream out;
    private final UUID process;
    private boolean isOutOfReach;

    Voice(PrintStream out, UUID process) {
        this.out = out;
        this.process = process;
    }

    void say(String sentence) {
        out.println("process " + process + ": " + sentence);
    }

    /// Once for each outage.
    synchronized void outOfReach(SQLException trouble) {
        if (!isOutOfReach) say("the database is out of reach, trying again (" + trouble.getMessage() + ")");
        isOutOfReach = true;
    }

    synchronized void reached() {
        if (isOutOfReach) say("the database is back");
        isOutOfReach = false;
    }
}
