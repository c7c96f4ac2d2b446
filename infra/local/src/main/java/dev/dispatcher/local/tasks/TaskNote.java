package dev.dispatcher.local.tasks;

import dev.dispatcher.scripts.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is written down about one task, for a runner that is started after this one: `asked`, `runs <pid> <start>` or
/// `ended <code> <millis>`.
record TaskNote(Path file, UUID process) {

    private static final String UNKNOWN = "?";

    static TaskNote in(Path folder, UUID process) {
        return new TaskNote(folder.resolve(process.toString()), process);
    }

    String task() {
        return "local/" + process;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void asked() {
        write("asked");
    }

    void runs(ProcessHandle agent) {
        write("runs %d %d".formatted(agent.pid(), startOf(agent)));
    }

    void ended(@Nullable Integer code, Instant now) {
        write("ended %s %d".formatted(code == null ? UNKNOWN : code, now.toEpochMilli()));
    }

    /// The agent, as long as it lives. Its number may belong to somebody else by now, but not its start as well.
    Optional<ProcessHandle> agent() {
        var words = words();
        if (!words[0].equals("runs")) return Optional.empty();
        return ProcessHandle.of(Long.parseLong(words[1]))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle) == Long.parseLong(words[2]));
    }

    Task seen() {
        if (agent().isPresent()) return new Task(task(), process, 2L, null);
        var words = words();
        if (words[0].equals("ended")) return new Task(task(), process, 3L, end(words[1]));
        return new Task(task(), process, 3L, new Task.End("HostGone", "its runner was ended together with it", null));
    }

    private static Task.End end(String code) {
        if (code.equals(UNKNOWN)) return new Task.End("HostGone", "nobody saw its end", null);
        return new Task.End("EssentialContainerExited", "its agent ended", Integer.valueOf(code));
    }

    /// Whether it ended before this, so that nobody asks any more.
    boolean isOlderThan(Instant time) {
        var words = words();
        return words[0].equals("ended") && Long.parseLong(words[2]) < time.toEpochMilli();
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private String[] words() {
        try {
            return Files.readString(file).split(" ", -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whole or not at all.
    private void write(String text) {
        try {
            var draft = Files.createTempFile(file.getParent(), ".note", "");
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
