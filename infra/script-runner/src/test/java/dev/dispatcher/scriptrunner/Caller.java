package dev.dispatcher.scriptrunner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls the three functions of the protocol as an agent with a secret of its own, with nothing in between.
final class Caller implements AutoCloseable {

    private final Runs runs;
    private Connection connection;
    private final byte[] secret = new byte[32];

    Caller(Runs runs, int number) {
        Arrays.fill(secret, (byte) number);
        this.runs = runs;
        this.connection = connect();
    }

    private Connection connect() {
        try {
            return runs.connect("script_agent");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void reconnect() {
        close();
        connection = connect();
    }

    /// What is done in a transaction that nobody commits was never done.
    void crashDuring(Runnable call) {
        try {
            connection.setAutoCommit(false);
            call.run();
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
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

    String claim(UUID process) {
        return ask("SELECT outcome FROM script_claim(?, ?)", process, secret);
    }

    String append(UUID process, long seq, int stream, long position, byte[] body) {
        return ask(
                "SELECT outcome FROM script_append(?, ?, ?, ?::smallint, ?, ?)",
                process,
                secret,
                seq,
                stream,
                position,
                body);
    }

    String desired(UUID process) {
        return ask("SELECT desired FROM script_append(?, ?, 0, 1::smallint, 0, '')", process, secret);
    }

    String finish(UUID process, String end, @Nullable Integer exit, @Nullable Integer signal) {
        return finish(process, end, exit, signal, 0, 0);
    }

    String finish(UUID process, String end, @Nullable Integer exit, @Nullable Integer signal, long out, long err) {
        return ask(
                "SELECT script_finish(?, ?, ?, ?::int, ?::int, NULL, ?, ?, 0, 0)",
                process,
                secret,
                end,
                exit,
                signal,
                out,
                err);
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
}
