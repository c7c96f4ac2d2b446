package dev.dispatcher.local.home;

import dev.dispatcher.local.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything worth keeping. One runner at a time: two would tear the same files apart.
public final class Home implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    public Home(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(this.folder);
            this.lock =
                    FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked() == null) {
                lock.close();
                throw new CannotStart(
                        "Another Dispatcher is running on %s: stop it, or set DISPATCHER_HOME to another folder."
                                .formatted(this.folder));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder %s cannot be used (%s): set DISPATCHER_HOME to another one.".formatted(this.folder, e));
        }
    }

    private @Nullable FileLock locked() throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException _) {
            return null; // held within this very process
        }
    }

    public Path folder() {
        return folder;
    }

    public Path queues() {
        return folder.resolve("queues");
    }

    Path postgresData() {
        return folder.resolve("postgres");
    }

    /// Where the binaries of Postgres are unpacked.
    Path postgresBinaries() {
        return folder.resolve("postgres-binaries");
    }

    /// The token that may do everything. Made once, and readable by its owner alone.
    public AdminToken adminToken() {
        return AdminToken.in(folder.resolve("admin-token"));
    }

    /// What the secrets of all webhooks are derived from. Made once, so that hooks that are registered stay valid.
    public String webhookSecret() {
        return KeptSecret.in(folder.resolve("webhook-secret"), "");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
