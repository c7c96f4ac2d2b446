package dev.dispatcher.scriptrunner.journal;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The three functions of the database that an agent may call, on a connection that is opened again when it breaks.
/// Each may be called again when its answer was lost. Used by one thread at a time.
public final class Journal implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final SignIn signIn;
    private final UUID process;
    private final byte[] secret = new byte[SECRET_BYTES];
    private @Nullable Connection open;

    public Journal(SignIn signIn, UUID process) {
        this.signIn = signIn;
        this.process = process;
        new SecureRandom().nextBytes(secret);
    }

    public Claim claim() throws SQLException {
        return ask("SELECT * FROM script_claim(?, ?)", statement -> {}, Journal::claim);
    }

    /// Stores a chunk under its number; null only says that we live.
    public Answer append(long seq, @Nullable Chunk chunk) throws SQLException {
        return ask(
                "SELECT * FROM script_append(?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setLong(3, seq);
                    statement.setShort(4, (short) (chunk == null ? 1 : chunk.stream()));
                    statement.setLong(5, chunk == null ? 0 : chunk.position());
                    statement.setBytes(6, chunk == null ? new byte[0] : chunk.body());
                },
                Journal::answer);
    }

    /// Whether anybody wanted to hear it.
    public boolean finish(Report report) throws SQLException {
        return ask(
                "SELECT script_finish(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                statement -> {
                    statement.setString(3, report.end().name().toLowerCase(Locale.ROOT));
                    statement.setObject(4, report.exitCode(), Types.INTEGER);
                    statement.setObject(5, report.signal(), Types.INTEGER);
                    statement.setString(6, report.reason());
                    statement.setLong(7, report.output().bytes());
                    statement.setLong(8, report.errors().bytes());
                    statement.setLong(9, report.output().crc32());
                    statement.setLong(10, report.errors().crc32());
                },
                row -> !Objects.equals(row.getString(1), "fenced"));
    }

    @Override
    public void close() {
        var connection = open;
        open = null;
        if (connection == null) return;
        try {
            connection.close();
        } catch (SQLException _) {
            // broken, or so we thought: the next call opens another
        }
    }

    private <T> T ask(String sql, Binding binding, Reading<T> reading) throws SQLException {
        try {
            var connection = open == null ? signIn.connect() : open;
            open = connection;
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, process);
                statement.setBytes(2, secret);
                binding.bind(statement);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return reading.read(row);
                }
            }
        } catch (SQLException failure) {
            close();
            throw failure;
        }
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return switch (row.getString("outcome")) {
            case "claimed" -> new Claim.Claimed(assignment(row));
            case "stopped" -> new Claim.Stopped();
            case null, default -> new Claim.Taken();
        };
    }

    private static Assignment assignment(ResultSet row) throws SQLException {
        long idle = row.getLong("idle_limit_millis");
        var idleLimit = row.wasNull() ? null : Duration.ofMillis(idle);
        var sealed = row.getBytes("sealed_environment");
        return new Assignment(
                row.getBytes("script"),
                sealed == null ? new byte[0] : sealed,
                Duration.ofMillis(row.getLong("time_limit_millis")),
                idleLimit,
                Duration.ofMillis(row.getLong("grace_millis")),
                row.getInt("output_limit"));
    }

    private static Answer answer(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        if (Objects.equals(outcome, "fenced")) return new Answer.Fenced();
        return new Answer.Heard(
                !Objects.equals(outcome, "refused"),
                row.getLong("next_seq"),
                Objects.equals(row.getString("desired"), "stop"),
                Duration.ofMillis(row.getLong("grace_millis")));
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }
}
