package dev.dispatcher.testing.mortal;

import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Decides at which step a process dies: a step is the moment before a statement or a commit, or the one after it.
/// Dead, it sends nothing more until it is begun anew.
public final class Mortality implements Fate {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Map<String, Integer> deaths = new TreeMap<>();
    private final AtomicInteger knocks = new AtomicInteger();
    private int left = NEVER;
    private boolean dead;
    private volatile boolean cutOff;

    /// The process begins anew, and ends at the step of this number, counted from zero.
    public synchronized void dieAt(int step) {
        left = step;
        dead = false;
    }

    /// The process begins anew, and does not end.
    public void live() {
        dieAt(NEVER);
    }

    public synchronized boolean isDead() {
        return dead;
    }

    /// How often it died where: `before` or `after`, and how the statement begins.
    public synchronized Map<String, Integer> deaths() {
        return new TreeMap<>(deaths);
    }

    /// From now on there is no database.
    public void cutOff() {
        cutOff = true;
    }

    public void mend() {
        cutOff = false;
    }

    /// How often somebody asked for a connection.
    public int knocks() {
        return knocks.get();
    }

    @Override
    public void connecting() throws SQLException {
        knocks.incrementAndGet();
        if (cutOff) throw new SQLException("the server is gone", "08006");
    }

    @Override
    public void before(String statement) {
        pass("before", statement);
    }

    @Override
    public void after(String statement) {
        pass("after", statement);
    }

    private synchronized void pass(String when, String statement) {
        if (dead) throw new Crash("dead");
        if (left == NEVER || left-- > 0) return;
        dead = true;
        var words = statement.strip().split("\\s+", 4);
        var where = when + " " + words[0] + (words.length > 2 ? " " + words[2] : "");
        deaths.merge(where, 1, Integer::sum);
        throw new Crash(where);
    }
}
