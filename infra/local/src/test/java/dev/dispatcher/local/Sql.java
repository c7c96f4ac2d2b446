package dev.dispatcher.local;

import java.sql.DriverManager;
import java.sql.SQLException;

/// Statements run straight in a system's database, as its owner.
final class Sql {

    private Sql() {}

    /// How many rows it changed.
    static int run(String url, String statement) {
        try (var connection = DriverManager.getConnection(url);
                var running = connection.createStatement()) {
            return running.executeUpdate(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }
}
