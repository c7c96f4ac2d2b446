package dev.dispatcher.scriptrunner;

import dev.dispatcher.schema.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/// A durable Postgres of a test's own, which can crash and come back at the same address.
final class OwnPostgres implements AutoCloseable {

    private final Path folder;
    private EmbeddedPostgres running;

    OwnPostgres(Path folder) {
        this.folder = folder;
        this.running = start(0);
        new Migrations(url(), "postgres", "").run();
        new Runs(url()).run("ALTER ROLE script_agent LOGIN");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(running.getPort());
    }

    /// As when the power fails: nothing is written down, and what was committed is found again in the log.
    int crash() {
        int port = running.getPort();
        try {
            var note = Files.readAllLines(folder.resolve("data/postmaster.pid"));
            var server =
                    ProcessHandle.of(Long.parseLong(note.getFirst().strip())).orElseThrow();
            new ProcessBuilder("kill", "-QUIT", note.getFirst().strip()).start().waitFor();
            server.onExit().get();
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
        return port;
    }

    void comeBack(int port) {
        running = start(port);
    }

    private EmbeddedPostgres start(int port) {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            if (port > 0) builder.setPort(port);
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
