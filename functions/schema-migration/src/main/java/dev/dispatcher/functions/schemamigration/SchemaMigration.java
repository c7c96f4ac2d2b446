package dev.dispatcher.functions.schemamigration;

import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.schema.Migrations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for the database, migrates it, and lets the first admin token in.
@Singleton
final class SchemaMigration {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final MigrationConfig config;
    private final Secrets secrets;

    SchemaMigration(Settings settings, Secrets secrets) {
        this.config = MigrationConfig.from(settings, secrets);
        this.secrets = secrets;
    }

    /// The version reached. Throws what went wrong, without the password, and at the latest when `time` is over.
    String run(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        var owner = config.owner().reveal();
        var password = config.password().reveal();
        var work = new CompletableFuture<String>();
        // On a thread of its own: a migration that waits for a lock listens to nobody.
        Thread.ofPlatform().daemon().name("migration").start(() -> {
            try {
                work.complete(migrate(owner, password, end));
            } catch (Throwable failure) {
                work.completeExceptionally(failure);
            }
        });
        try {
            return work.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw new IllegalStateException("the migration did not finish within " + time.toSeconds() + " s");
        } catch (ExecutionException failure) {
            throw new IllegalStateException(said(failure, password), failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the migration was interrupted");
        }
    }

    private String migrate(String owner, String password, long end) throws SQLException, InterruptedException {
        waitForDatabase(owner, password, end);
        var migrations = new Migrations(config.url(), owner, password);
        var version = migrations.run();
        if (secrets.has("ADMIN_TOKEN")) {
            migrations.admit(sha256(secrets.named("ADMIN_TOKEN").reveal()));
        }
        return version;
    }

    // A new instance has a name before it listens, and listens before it lets anybody in.
    private void waitForDatabase(String owner, String password, long end) throws SQLException, InterruptedException {
        while (true) {
            try (var _ = DriverManager.getConnection(config.url(), owner, password)) {
                return;
            } catch (SQLException failure) {
                if (!isNotReadyYet(failure) || System.nanoTime() + PAUSE.toNanos() > end) throw failure;
                Thread.sleep(PAUSE);
            }
        }
    }

    private static boolean isNotReadyYet(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.equals("57P03"));
    }

    private static String said(ExecutionException failure, String password) {
        var cause = failure.getCause();
        var message = cause == null ? "" : String.valueOf(cause.getMessage()).strip();
        return password.isEmpty() ? message : message.replace(password, "***");
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
