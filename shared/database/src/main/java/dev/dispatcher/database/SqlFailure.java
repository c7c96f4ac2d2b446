package dev.dispatcher.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// The database did not do what it was asked to.
public abstract sealed class SqlFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private SqlFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }

    /// It cannot be reached, is starting, stopping or out of connections: later it may work.
    public static final class Unreachable extends SqlFailure {
        private static final long serialVersionUID = 1;

        private Unreachable(SQLException cause) {
            super(cause);
        }
    }

    /// It cannot store this value, such as a number beyond its range. Its message is fit for a person.
    public static final class Unstorable extends SqlFailure {
        private static final long serialVersionUID = 1;

        private Unstorable(SQLException cause) {
            super(cause);
        }
    }

    /// Anything else: a bug of ours or a broken schema.
    public static final class Broken extends SqlFailure {
        private static final long serialVersionUID = 1;

        private Broken(SQLException cause) {
            super(cause);
        }
    }

    static SqlFailure of(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (failure instanceof SQLTransientConnectionException || isAboutTheServer(state)) {
            return new Unreachable(failure);
        }
        return state.startsWith("22") ? new Unstorable(failure) : new Broken(failure);
    }

    /// 08 connection · 53 out of resources · 57 shutting down, starting or cancelled · 40 rolled back, try again.
    private static boolean isAboutTheServer(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57") || state.startsWith("40");
    }
}
