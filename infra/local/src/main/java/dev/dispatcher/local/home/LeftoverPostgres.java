package dev.dispatcher.local.home;

import dev.dispatcher.local.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an earlier Postgres on the same data left behind: a server whose runner was killed, or the note of a server
/// that was killed itself, whose process id may belong to anybody by now.
record LeftoverPostgres(Path data, Path note) {

    private static final int SECONDS_TO_STOP = 60;
    private static final String NOBODY = "4999999"; // above any process id Linux or macOS gives out
    private static final Logger log = LoggerFactory.getLogger(LeftoverPostgres.class);

    static LeftoverPostgres of(Path data) {
        return new LeftoverPostgres(data, data.resolve("postmaster.pid"));
    }

    void clear() {
        if (Files.notExists(note)) return;
        try {
            var server = server();
            if (server.isPresent()) stop(server.get());
            else forget();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ProcessHandle> server() throws IOException {
        var lines = Files.readAllLines(note);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("\\d{1,18}")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        var info = process.info();
        return info.command().filter(command -> command.endsWith("postgres")).isPresent()
                && info.commandLine()
                        .filter(line -> line.contains(data.toString()))
                        .isPresent();
    }

    /// It would go on serving with old settings, and nobody would ever stop it.
    private void stop(ProcessHandle server) throws IOException {
        log.info("stopping the Postgres of a runner that was killed");
        // Its fast shutdown. The signal of destroy() would wait for clients.
        new ProcessBuilder("kill", "-INT", String.valueOf(server.pid())).start();
        try {
            server.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException _) {
            throw new CannotStart("The Postgres with process id %d still runs on %s and does not stop: stop it by hand."
                    .formatted(server.pid(), data));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The note itself stays: its other lines still guard the data against server processes that live on alone.
    private void forget() throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(note));
        if (lines.isEmpty()) Files.delete(note);
        else {
            lines.set(0, NOBODY);
            Files.write(note, lines);
        }
    }
}
