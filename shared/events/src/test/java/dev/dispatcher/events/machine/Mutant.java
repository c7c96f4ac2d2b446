package dev.dispatcher.events.machine;

import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Objects;

/// The event machine with one thought taken out of its SQL.
record Mutant(String name, String function, String text, String instead) {

    private static final String TABLES = "V002__events.sql";
    private static final String MACHINE = "V003__event_machine.sql";

    /// A database of its own that has this mutant for its machine.
    TestDatabase database() {
        var postgres = TestPostgres.fresh();
        run(postgres, """
                DROP TABLE events, event_attempts CASCADE;
                DROP FUNCTION IF EXISTS claim_events, loners, complete_events, renew_events, release_events, rerun_event;
                DROP TYPE event_status CASCADE;
                """);
        run(postgres, mutated(read(TABLES)) + mutated(read(MACHINE)));
        return postgres;
    }

    boolean isSomewhere() {
        return !mutated(read(TABLES) + read(MACHINE)).equals(read(TABLES) + read(MACHINE));
    }

    /// The unchanged text of the machine.
    static String machine() {
        return read(MACHINE);
    }

    /// Only inside the function (or table) it names, and only where the text stands.
    private String mutated(String sql) {
        int from = sql.indexOf(function);
        if (from < 0) return sql;
        int to = sql.indexOf("\n\n", from);
        var body = sql.substring(from, to < 0 ? sql.length() : to);
        return sql.substring(0, from) + body.replace(text, instead) + (to < 0 ? "" : sql.substring(to));
    }

    private static String read(String migration) {
        try (var in = Mutant.class.getResourceAsStream("/db/migration/" + migration)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(TestDatabase postgres, String sql) {
        try (var connection = java.sql.DriverManager.getConnection(postgres.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
