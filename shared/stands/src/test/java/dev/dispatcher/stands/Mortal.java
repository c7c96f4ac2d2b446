package dev.dispatcher.stands;

import dev.dispatcher.testing.mortal.Crash;
import dev.dispatcher.testing.mortal.Fate;
import dev.dispatcher.testing.mortal.MortalConnections;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import javax.sql.DataSource;

/// The fate of a worker that can be killed at any statement, before or behind it, and lives on with the next: others
/// share its connections. It knows what was asked of the outside before each.
final class Mortal implements Fate {

    private static final int NEVER = Integer.MAX_VALUE;

    private final AtomicInteger left = new AtomicInteger(NEVER);
    private volatile boolean behind;
    private volatile boolean isDown;
    private final List<Integer> askedBefore = new ArrayList<>();
    private IntSupplier outside = () -> 0;

    DataSource wrap(DataSource real) {
        return MortalConnections.of(real, this);
    }

    /// Kills at the so-many-th statement or commit from now.
    void killAt(int statement, boolean behindIt) {
        behind = behindIt;
        left.set(statement);
    }

    /// What counts how often the outside was asked.
    void watch(IntSupplier count) {
        outside = count;
    }

    /// Of each statement and commit so far, how often the outside was asked before it.
    List<Integer> askedBefore() {
        return List.copyOf(askedBefore);
    }

    void spare() {
        left.set(NEVER);
    }

    void cutOff() {
        isDown = true;
    }

    @Override
    public void connecting() throws SQLException {
        if (isDown) throw new SQLException("the server is gone", "08006");
    }

    @Override
    public void before(String statement) {
        askedBefore.add(outside.getAsInt());
        if (left.get() == NEVER) return;
        if (left.decrementAndGet() == 0 && !behind) throw new Crash("before " + statement);
    }

    @Override
    public void after(String statement) {
        if (left.get() == 0 && behind) throw new Crash("after " + statement);
    }
}
