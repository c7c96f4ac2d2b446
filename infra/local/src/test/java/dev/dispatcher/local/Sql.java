package dev.dispatcher.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

    /// The first column of every row, as text.
    static List<String> list(String url, String query) {
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url);
                var running = connection.createStatement();
                var rows = running.executeQuery(query)) {
            while (rows.next()) found.add(rows.getString(1));
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(query, failure);
        }
    }
}
