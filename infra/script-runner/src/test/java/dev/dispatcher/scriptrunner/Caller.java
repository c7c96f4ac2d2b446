package dev.dispatcher.scriptrunner;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Calls the three functions of the protocol as an agent with a secret of its own, with nothing in between.
final class Caller {

    private final Connection connection;
    private final byte[] secret = new byte[32];

    Caller(Runs runs, int number) {
        Arrays.fill(secret, (byte) number);
        try {
            this.connection = runs.connect("script_agent");
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
