package dev.dispatcher.scriptrunner;

import dev.dispatcher.platform.sealing.EnvironmentBlock;
import dev.dispatcher.platform.sealing.Sealing;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Puts processes into a database as the rest of the system would, and looks at what became of them.
final class Runs {

    private final String url;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    Runs(TestDatabase database) {
        this(database.url());
        admitAgents();
    }

    /// The role belongs to the server: two at a time would get into each other's way.
    private static synchronized void admitAgents() {
        TestPostgres.asOwner("ALTER ROLE script_agent LOGIN");
    }

    Runs(String url) {
        this.url = url;
    }

    String url() {
        return url;
    }

    /// A process whose agent may claim it.
    UUID starting(String script) {
        return starting(script.getBytes(StandardCharsets.UTF_8));
    }

    UUID starting(byte[] script) {
        var id = UUID.randomUUID();
        run("INSERT INTO processes (id, script, status, wake_at) VALUES (?, ?, 'starting', now())", id, script);
        return id;
    }

    /// A process whose descendants can be found by `Traces`, bash itself and what it has just forked included.
    UUID traced(String script) {
        var process = starting(script);
        seal(process, Traces.variables(process));
        return process;
    }

    /// Gives the script variables as the API would.
    void seal(UUID process, Map<String, String> variables) {
        var sealed = Sealing.withKey(() -> RunningAgent.KEY).seal(process, EnvironmentBlock.write(variables));
        run("UPDATE processes SET sealed_environment = ? WHERE id = ?", sealed, process);
    }

    void limits(UUID process, @Nullable Duration time, @Nullable Duration idle, @Nullable Duration grace) {
        run("""
                UPDATE processes
                   SET time_limit = coalesce(?::interval, time_limit), idle_limit = ?::interval,
                       grace = coalesce(?::interval, grace)
                 WHERE id = ?
                """, text(time), text(idle), text(grace), process);
    }

    void keepOfEachStream(UUID process, int bytes) {
        run("UPDATE processes SET output_limit = ? WHERE id = ?", bytes, process);
    }

    /// As the API does it.
    void stop(UUID process) {
        run("""
                UPDATE processes
                   SET desired = 'stop', status = CASE status WHEN 'running' THEN 'stopping' ELSE status END
                 WHERE id = ? AND finished_at IS NULL
                """, process);
    }

    String status(UUID process) {
        return text("SELECT status FROM processes WHERE id = ?", process);
    }

    boolean isOver(UUID process) {
        return text("SELECT finished_at IS NOT NULL FROM processes WHERE id = ?", process)
                .equals("t");
    }

    /// How it ended: the words of the row, so that one assertion compares them all.
    String end(UUID process) {
        return text(
                "SELECT concat_ws(' ', status, 'exit=' || exit_code, 'signal=' || signal) FROM processes WHERE id = ?",
                process);
    }

    byte[] output(UUID process, int stream) {
        var whole = new ByteArrayOutputStream();
        query(
                "SELECT body FROM process_chunks WHERE process_id = ? AND stream = ? ORDER BY seq",
                row -> whole.writeBytes(row.getBytes(1)),
                process,
                stream);
        return whole.toByteArray();
    }

    String printed(UUID process) {
        return new String(output(process, 1), StandardCharsets.UTF_8);
    }

    String text(String sql, Object... values) {
        var answer = new String[1];
        query(sql, row -> answer[0] = String.valueOf(row.getString(1)), values);
        return answer[0];
    }

    long number(String sql, Object... values) {
        return Long.parseLong(text(sql, values));
    }

    void run(String sql, @Nullable Object... values) {
        prepared(sql, PreparedStatement::execute, values);
    }

    Connection connect(String user) throws SQLException {
        return DriverManager.getConnection(url + "?stringtype=unspecified", user, "");
    }

    private void query(String sql, Look look, @Nullable Object... values) {
        prepared(
                sql,
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) look.at(rows);
                    }
                },
                values);
    }

    /// On a connection of one of those that were here before: most of what tests do is to look again and again.
    private void prepared(String sql, Work work, @Nullable Object... values) {
        try {
            var known = idle.poll();
            var connection = known != null && known.isValid(1) ? known : connect("postgres");
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
                work.on(statement);
            }
            idle.add(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private static @Nullable String text(@Nullable Duration duration) {
        return duration == null ? null : duration.toString();
    }

    private interface Work {
        void on(PreparedStatement statement) throws SQLException;
    }

    private interface Look {
        void at(ResultSet row) throws SQLException;
    }
}
