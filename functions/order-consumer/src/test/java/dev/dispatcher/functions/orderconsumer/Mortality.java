package dev.dispatcher.functions.orderconsumer;

import java.util.Map;
import java.util.TreeMap;

/// Decides at which statement the consumer dies: before it is sent, or once it is done. Dead, it sends nothing more.
final class Mortality {

    private final Map<String, Integer> deaths = new TreeMap<>();
    private int left = Integer.MAX_VALUE;
    private boolean dead;

    /// The process begins anew, and ends at the point of this number, counted from zero.
    void liveUntil(int point) {
        left = point;
        dead = false;
    }

    boolean isDead() {
        return dead;
    }

    /// How often it died at which point.
    Map<String, Integer> deaths() {
        return deaths;
    }

    void pass(String when, String statement) {
        if (dead) throw new Crash("dead");
        if (left-- > 0) return;
        dead = true;
        var words = statement.strip().split("\\s+", 4);
        deaths.merge(when + " " + String.join(" ", words[0], words.length > 2 ? words[2] : ""), 1, Integer::sum);
        throw new Crash(when);
    }
}
