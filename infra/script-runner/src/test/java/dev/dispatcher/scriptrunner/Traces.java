package dev.dispatcher.scriptrunner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Finds what a script has left, by a variable that everything it starts inherits.
final class Traces {

    private static final String NAME = "TRACE_OF";

    private Traces() {}

    /// To be given to a script.
    static Map<String, String> variables(UUID process) {
        return Map.of(NAME, process.toString());
    }

    /// The processes that are alive and carry it; a zombie has no environment.
    static List<Long> of(UUID process) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> isOf(process, pid))
                .toList();
    }

    static boolean isOf(UUID process, long pid) {
        var mark = NAME + "=" + process;
        return variables(pid).anyMatch(mark::equals);
    }

    private static Stream<String> variables(long pid) {
        try {
            var block = Files.readAllBytes(Path.of("/proc", String.valueOf(pid), "environ"));
            return Stream.of(new String(block, StandardCharsets.UTF_8).split("\0", -1));
        } catch (IOException _) {
            return Stream.empty(); // gone, or not ours to look into
        }
    }
}
