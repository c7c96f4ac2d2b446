package dev.dispatcher.local.home;

import dev.dispatcher.local.CannotStart;
import dev.dispatcher.local.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// A Postgres of our own whose data stays in the home. As durable as the real one, though the package is made for tests
/// and switches that off.
public final class LocalPostgres implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String NAME = "dispatcher";
    private static final String OWNER = "owner";

    private final EmbeddedPostgres postgres;

    /// Port 0 takes any that is free. Heals what a killed process left behind.
    public LocalPostgres(Home home, int port) {
        LeftoverPostgres.of(home.postgresData()).clear();
        Ports.require("DB_PORT", port);
        try {
            Files.createDirectories(home.postgresBinaries());
            var builder = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(home.postgresData())
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(home.postgresBinaries().toFile())
                    .setRegisterShutdownHook(false) // ours stops everything in the right order
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("timezone", "UTC")
                    .setPGStartupWait(PATIENCE);
            for (var guarantee : DURABLE) builder.setServerConfig(guarantee, "on");
            this.postgres = builder.start();
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart("Postgres did not start with the data in %s (%s).".formatted(home.postgresData(), e));
        }
        try (var connection = postgres.getPostgresDatabase().getConnection()) {
            for (var guarantee : DURABLE) assertOn(connection, guarantee);
            provide(connection);
        } catch (SQLException | RuntimeException e) {
            close();
            throw new IllegalStateException("the local Postgres is not usable", e);
        }
    }

    public int port() {
        return postgres.getPort();
    }

    public String name() {
        return NAME;
    }

    /// For whoever may do anything to our database. On this machine nobody needs a password.
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s".formatted(port(), NAME, OWNER);
    }

    private static void assertOn(Connection connection, String guarantee) throws SQLException {
        if (!"on".equals(answer(connection, "SHOW " + guarantee))) {
            throw new IllegalStateException(guarantee + " is off: a crash could lose what was committed");
        }
    }

    /// The owner may create roles but is no superuser, as in RDS.
    private static void provide(Connection connection) throws SQLException {
        if (!"0".equals(answer(connection, "SELECT count(*) FROM pg_database WHERE datname = '" + NAME + "'"))) return;
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    DO $$
                    BEGIN
                      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'owner') THEN
                        CREATE ROLE owner LOGIN CREATEROLE CREATEDB;
                      END IF;
                    END $$
                    """);
            statement.execute("CREATE DATABASE " + NAME + " OWNER " + OWNER);
        }
    }

    private static String answer(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new IllegalStateException("Postgres did not stop", e);
        }
    }
}
