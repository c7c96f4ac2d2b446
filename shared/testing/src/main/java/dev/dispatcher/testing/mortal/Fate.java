package dev.dispatcher.testing.mortal;

import java.sql.SQLException;

/// What befalls a process while it talks to its database. Whoever has it end throws a `Crash`.
public interface Fate {

    /// Before a statement is sent. A commit is the statement `COMMIT`.
    void before(String statement);

    /// Once a statement is done, and before anybody hears of it.
    void after(String statement);

    /// Before a connection is handed out.
    default void connecting() throws SQLException {}
}
