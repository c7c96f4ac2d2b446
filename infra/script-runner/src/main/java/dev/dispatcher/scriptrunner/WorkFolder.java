package dev.dispatcher.scriptrunner;

import dev.dispatcher.scriptrunner.system.Family;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A fresh folder for one script, and beside it the script itself. Both go when it is over.
final class WorkFolder {

    private static final long SECONDS_FOR_REMOVAL = 20;

    /// Also what the script has closed to itself. What is said about it interests nobody.
    private static final String REMOVAL = "exec >/dev/null 2>&1; chmod -R u+rwX \"$1\"; rm -rf \"$1\"";

    private final ScriptUser user;
    private final Path place;

    WorkFolder(ScriptUser user, byte[] script) throws IOException {
        this.user = user;
        this.place = Files.createTempDirectory("script-");
        Files.createDirectory(work());
        Files.write(script(), script);
        if (!user.isAnother()) return;
        // In a task we are root without the right to give files away. The name cannot be listed by the script's user.
        allow(place, "rwx--x--x");
        allow(work(), "rwxrwxrwx");
        allow(script(), "rw-r--r--");
    }

    Path work() {
        return place.resolve("work");
    }

    Path script() {
        return place.resolve("script");
    }

    /// What the script has made is its user's, so only that user can remove it.
    void remove() throws InterruptedException {
        try {
            var command = user.starting("bash", "-c", REMOVAL, "removal", work().toString());
            Family.start(command, Map.of(), place).extinct().get(SECONDS_FOR_REMOVAL, TimeUnit.SECONDS);
            Files.deleteIfExists(work());
            Files.deleteIfExists(script());
            Files.deleteIfExists(place);
        } catch (IOException | ExecutionException | TimeoutException _) {
            // In a task all of it goes with the task, and on one machine it is in the folder for such things.
        }
    }

    private static void allow(Path path, String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
