package dev.dispatcher.scriptrunner.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One program about to start: in a session and group of its own, with no file of ours open, no signal blocked or
/// ignored, nothing on its standard input, and no variable but those given.
final class Launch {

    /// More than any system needs for its opaque structures.
    private static final long OPAQUE_BYTES = 1024;

    private static final short SET_SIGNAL_DEFAULTS = 0x04;
    private static final short SET_SIGNAL_MASK = 0x08;
    private static final short SET_SESSION = (short) (Libc.IS_LINUX ? 0x80 : 0x0400);
    private static final short CLOSE_BY_DEFAULT = (short) (Libc.IS_LINUX ? 0 : 0x4000);

    /// 1 to 31 without KILL and STOP, whose bits are those of their numbers less one.
    private static final long ORDINARY_SIGNALS = 0x7fff_ffffL & ~(1L << 8) & ~(1L << (Libc.IS_LINUX ? 18 : 16));

    private final Arena arena;
    private final MemorySegment actions;
    private final MemorySegment attributes;

    private Launch(Arena arena) {
        this.arena = arena;
        this.actions = arena.allocate(OPAQUE_BYTES);
        this.attributes = arena.allocate(OPAQUE_BYTES);
    }

    /// The id of the process that runs `command` from now on.
    static int of(List<String> command, Map<String, String> environment, Path folder, Pipe output, Pipe errors) {
        try (var arena = Arena.ofConfined()) {
            return new Launch(arena).start(command, environment, folder, output, errors);
        }
    }

    private int start(List<String> command, Map<String, String> environment, Path folder, Pipe output, Pipe errors) {
        arrangeFiles(folder, output, errors);
        arrangeSignals();
        var variables = environment.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
        var pid = arena.allocate(JAVA_INT);
        int trouble = call(
                "posix_spawn",
                pid,
                arena.allocateFrom(command.getFirst()),
                actions,
                attributes,
                Libc.strings(arena, command),
                Libc.strings(arena, variables));
        if (trouble != 0) throw new SpawnFailure("%s did not start (errno %d)".formatted(command.getFirst(), trouble));
        return pid.get(JAVA_INT, 0);
    }

    private void arrangeFiles(Path folder, Pipe output, Pipe errors) {
        require("posix_spawn_file_actions_init", call("posix_spawn_file_actions_init", actions));
        require("nothing on standard input", open(0, "/dev/null"));
        require("output", duplicate(output.writing(), 1));
        require("errors", duplicate(errors.writing(), 2));
        require("folder", call("posix_spawn_file_actions_addchdir_np", actions, arena.allocateFrom(folder.toString())));
        // Elsewhere a flag does it. Our connection to the database must not be among what the script inherits.
        if (Libc.IS_LINUX) require("close the rest", closeFrom(3));
    }

    private void arrangeSignals() {
        var ordinary = arena.allocate(OPAQUE_BYTES);
        ordinary.set(JAVA_LONG, 0, ORDINARY_SIGNALS);
        short flags = (short) (SET_SIGNAL_DEFAULTS | SET_SIGNAL_MASK | SET_SESSION | CLOSE_BY_DEFAULT);
        require("attributes", call("posix_spawnattr_init", attributes));
        require("defaults", call("posix_spawnattr_setsigdefault", attributes, ordinary));
        require("mask", call("posix_spawnattr_setsigmask", attributes, arena.allocate(OPAQUE_BYTES)));
        require("flags", flags(flags));
    }

    private int open(int descriptor, String file) {
        var open = Libc.plain("posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        return invoke(() -> (int) open.invokeExact(actions, descriptor, arena.allocateFrom(file), 0, 0));
    }

    private int duplicate(int from, int to) {
        var duplicate = Libc.plain("posix_spawn_file_actions_adddup2", ADDRESS, JAVA_INT, JAVA_INT);
        return invoke(() -> (int) duplicate.invokeExact(actions, from, to));
    }

    private int closeFrom(int least) {
        var closeFrom = Libc.plain("posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT);
        return invoke(() -> (int) closeFrom.invokeExact(actions, least));
    }

    private int flags(short flags) {
        var set = Libc.plain("posix_spawnattr_setflags", ADDRESS, JAVA_SHORT);
        return invoke(() -> (int) set.invokeExact(attributes, flags));
    }

    private static int call(String name, MemorySegment... arguments) {
        var layouts = new MemoryLayout[arguments.length];
        Arrays.fill(layouts, ADDRESS);
        var function = Libc.plain(name, layouts);
        return invoke(() -> (int) function.invokeWithArguments((Object[]) arguments));
    }

    private static void require(String what, int trouble) {
        if (trouble != 0) throw new SpawnFailure("a start could not be arranged: %s (%d)".formatted(what, trouble));
    }

    private static int invoke(Invocation invocation) {
        try {
            return invocation.run();
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call of the C library does not throw", impossible);
        }
    }

    private interface Invocation {
        int run() throws Throwable;
    }
}
