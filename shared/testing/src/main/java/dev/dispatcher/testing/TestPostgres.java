package dev.dispatcher.testing;

import dev.dispatcher.schema.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// One real Postgres for all tests of a JVM, and a fresh migrated database for each who asks.
public final class TestPostgres {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestPostgres() {}

    /// Its own database, empty and migrated. Costs about a tenth of a second.
    public static TestDatabase fresh() {
        var name = "t" + NUMBER.incrementAndGet();
        asOwner("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return new TestDatabase(Server.POSTGRES.getPort(), name);
    }

    /// Its own database with nothing in it, for who migrates.
    public static TestDatabase empty() {
        var name = "t" + NUMBER.incrementAndGet();
        asOwner("CREATE DATABASE " + name);
        return new TestDatabase(Server.POSTGRES.getPort(), name);
    }

    /// Runs a statement on the server as its owner, outside every test database.
    public static void asOwner(String statement) {
        try (var connection = DriverManager.getConnection(url(Server.POSTGRES.getPort(), "postgres"), "postgres", "");
                var running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    /// Started by the first who asks, stopped with the JVM.
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "500")
                        // Nobody turns the power off, and flushing dozens of databases would make the JVM late to end.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("timezone", "Pacific/Chatham")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
                migrate(postgres.getPort());
                return postgres;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void migrate(int port) {
            try (var connection = DriverManager.getConnection(url(port, "postgres"), "postgres", "");
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + TEMPLATE);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            new Migrations(url(port, TEMPLATE), "postgres", "").run();
        }

        private static void stop(EmbeddedPostgres postgres) {
            try {
                postgres.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
