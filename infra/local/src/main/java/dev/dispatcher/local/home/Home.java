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
import java.util.Base64;
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

    /// What is written down about the tasks of scripts.
    public Path tasks() {
        return folder.resolve("tasks");
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

    /// What the agents of scripts sign in to the database with. Made once: an agent may outlive a runner.
    public String agentPassword() {
        return KeptSecret.in(folder.resolve("agent-password"), "");
    }

    /// What the variables of scripts are sealed with: 32 bytes in Base64. Made once, or what is sealed stays so.
    public String sealingKey() {
        var kept = KeptSecret.in(folder.resolve("sealing-key"), "");
        return Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(kept));
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
