package dev.dispatcher.scriptrunner;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.scriptrunner.system.Family;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// As whom a script runs: another user where we may change to one, else as ourselves.
final class ScriptUser {

    private static final List<String> FOLDERS = List.of("/usr/local/bin", "/opt/homebrew/bin", "/usr/bin", "/bin");

    private final @Nullable Integer uid;

    ScriptUser(@Nullable Integer uid) {
        if (uid != null && (!Family.weAreRoot() || tool("setpriv").isEmpty())) {
            throw new Misconfigured("SCRIPT_UID is set, but only root can change to another user, and by setpriv.");
        }
        this.uid = uid;
    }

    boolean isAnother() {
        return uid != null;
    }

    /// Starts `command` as that user, with no way to become anybody else, and not to outlive us.
    List<String> starting(String program, String... arguments) {
        var command = new ArrayList<String>();
        tool("setpriv").ifPresent(setpriv -> {
            command.addAll(List.of(setpriv, "--no-new-privs", "--pdeathsig", "KILL"));
            if (uid != null) command.addAll(List.of("--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
            command.add("--");
        });
        command.add(tool(program).orElseThrow(() -> new Misconfigured("There is no " + program + " here.")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Optional<String> tool(String name) {
        return FOLDERS.stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
