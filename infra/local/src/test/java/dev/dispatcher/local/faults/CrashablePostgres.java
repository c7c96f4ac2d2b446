package dev.dispatcher.local.faults;

import dev.dispatcher.local.home.Home;
import dev.dispatcher.local.home.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// A durable Postgres of a test's own that can be made to crash, and recovers from its log as after a power cut.
final class CrashablePostgres implements AutoCloseable {

    private final Home home;
    private LocalPostgres running;

    CrashablePostgres() {
        try {
            this.home = new Home(Files.createTempDirectory("crashable"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        this.running = new LocalPostgres(home, 0);
    }

    int port() {
        return running.port();
    }

    String name() {
        return running.name();
    }

    /// For the superuser, who sees everything.
    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port(), name());
    }

    /// Stops all server processes where they are, without a checkpoint, and starts again on the same data and port.
    void crashAndRestart() {
        int port = running.port();
        try {
            var note = Files.readAllLines(home.folder().resolve("postgres/postmaster.pid"));
            var server =
                    ProcessHandle.of(Long.parseLong(note.getFirst().strip())).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", String.valueOf(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        running.close();
        running = new LocalPostgres(home, port);
    }

    /// Ends the sessions of all functions, whatever they are doing.
    long terminateSessions() {
        return number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'app'");
    }

    void run(String sql) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    long number(String sql) {
        return list(sql, row -> row.getLong(1)).getFirst();
    }

    <T> List<T> list(String sql, Reader<T> reader) {
        try (var connection = DriverManager.getConnection(url());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<T>();
            while (result.next()) rows.add(reader.read(result));
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() {
        running.close();
        home.close();
        try (var files = Files.walk(home.folder())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Makes a value of one row.
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
