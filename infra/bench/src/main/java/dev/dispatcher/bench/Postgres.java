package dev.dispatcher.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.local.home.Home;
import dev.dispatcher.local.home.LocalPostgres;
import dev.dispatcher.schema.Migrations;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The one Postgres everybody is measured on, as durable as the real one.
final class Postgres implements AutoCloseable {

    private final LocalPostgres postgres;
    private final HikariDataSource connections = new HikariDataSource();

    Postgres(Home home) {
        this.postgres = new LocalPostgres(home, 0);
        new Migrations(postgres.jdbcUrl(), "owner", "").run();
        connections.setJdbcUrl(postgres.jdbcUrl());
        connections.setMaximumPoolSize(3 * Crowd.THREADS);
        execute(DbScheduler.SCHEMA);
    }

    /// For the peer: more connections than threads, so that none ever waits for one.
    HikariDataSource connections() {
        return connections;
    }

    Map<String, String> environment() {
        return Map.of(
                "DB_HOST", "127.0.0.1",
                "DB_PORT", String.valueOf(postgres.port()),
                "DB_NAME", postgres.name());
    }

    /// Lets the token in as the deployment's own.
    void admit(String token) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            new Migrations(postgres.jdbcUrl(), "owner", "").admit(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /// May do anything, such as reading plans. Simple queries, because only those end, and tell, before the next one.
    Connection superuser() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s?user=postgres&preferQueryMode=simple"
                .formatted(postgres.port(), postgres.name()));
    }

    /// What a commit is worth here.
    Map<String, String> guarantees() {
        var guarantees = new LinkedHashMap<String, String>();
        for (var name : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = ask("SHOW " + name);
            if (!value.equals("on")) throw new IllegalStateException(name + " is " + value);
            guarantees.put(name, value);
        }
        return guarantees;
    }

    String version() {
        return ask("SHOW server_version");
    }

    /// What all its connections have worked so far. Of a connection that is sure when it has ended, so it waits for
    /// those of the functions.
    double activeMillis() {
        for (int i = 0;
                i < 100
                        && !ask("SELECT count(*) FROM pg_stat_activity WHERE usename = 'app'")
                                .equals("0");
                i++) {
            LockSupport.parkNanos(50_000_000);
        }
        return Double.parseDouble(ask("SELECT active_time FROM pg_stat_database WHERE datname = current_database()"));
    }

    /// So that nobody pays for the pages somebody else has written.
    void settle() {
        executeAsSuperuser("CHECKPOINT");
    }

    /// Takes back what was put in and is not to be processed.
    void forgetWaiting() {
        execute("DELETE FROM events WHERE wake_at IS NOT NULL");
    }

    long waiting() {
        return Long.parseLong(ask("SELECT count(*) FROM events WHERE wake_at IS NOT NULL"));
    }

    String ask(String question) {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(question, e);
        }
    }

    void execute(String sql) {
        try (var connection = connections.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    void executeAsSuperuser(String sql) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        connections.close();
        postgres.close();
    }
}
