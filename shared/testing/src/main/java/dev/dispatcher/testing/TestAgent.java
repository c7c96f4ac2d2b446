package dev.dispatcher.testing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says to the database what the agent of one process says, as the role it works as.
public final class TestAgent implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connection connection;
    private final UUID process;
    private final byte[] secret = new byte[32];
    private final long[] written = new long[3];
    private long seq;

    public TestAgent(TestDatabase database, UUID process) {
        this.process = process;
        RANDOM.nextBytes(secret);
        TestPostgres.asOwner("ALTER ROLE script_agent LOGIN");
        try {
            this.connection = DriverManager.getConnection(database.url(), "script_agent", "");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// `claimed`, `taken` or `stopped`.
    public String claim() {
        return ask("SELECT outcome FROM script_claim(?, ?)", process, secret);
    }

    /// Writes to stream 1 or 2; an empty body is only a sign of life. What `desired` says now, or `fenced`.
    public String append(int stream, byte[] body) {
        var outcome = ask(
                "SELECT outcome || ' ' || coalesce(desired, '') FROM script_append(?, ?, ?, ?::smallint, ?, ?)",
                process,
                secret,
                seq,
                stream,
                written[stream],
                body);
        if (outcome.startsWith("stored")) {
            seq++;
            written[stream] += body.length;
        }
        return outcome.strip();
    }

    public String beat() {
        return append(1, new byte[0]);
    }

    /// `ended`, `stopped`, `time_limit`, `idle_limit` or `not_started`. Answers `settled`, `repeated`, `late` or
    /// `fenced`.
    public String finish(String end, @Nullable Integer exit, @Nullable Integer signal) {
        return ask(
                "SELECT script_finish(?, ?, ?, ?::int, ?::int, NULL, ?, ?, 0, 0)",
                process,
                secret,
                end,
                exit,
                signal,
                written[1],
                written[2]);
    }

    private String ask(String sql, @Nullable Object... values) {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
