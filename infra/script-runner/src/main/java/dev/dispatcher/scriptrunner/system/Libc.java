package dev.dispatcher.scriptrunner.system;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.IntStream;

/// The few calls of the C library that Java has no word for. Each answers -1 for trouble and leaves `errno`.
@SuppressWarnings("restricted") // to call the C library is what it is for; the launcher allows it
final class Libc {

    static final boolean IS_LINUX = System.getProperty("os.name", "").equals("Linux");

    static final int ESRCH = 3;
    static final int EINTR = 4;
    static final int ECHILD = 10;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));

    private static final MethodHandle WAITPID = handle("waitpid", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
    private static final MethodHandle KILL = handle("kill", JAVA_INT, JAVA_INT, JAVA_INT);
    private static final MethodHandle READ = handle("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
    private static final MethodHandle CLOSE = handle("close", JAVA_INT, JAVA_INT);
    private static final MethodHandle PIPE = handle("pipe", JAVA_INT, ADDRESS);
    private static final MethodHandle GETEUID = handle("geteuid", JAVA_INT);

    private Libc() {}

    /// What a call came to.
    record Answer(long value, int errno) {}

    static Answer waitpid(int pid, MemorySegment status) {
        return call(state -> (int) WAITPID.invokeExact(state, pid, status, 0));
    }

    static Answer kill(int pid, int signal) {
        return call(state -> (int) KILL.invokeExact(state, pid, signal));
    }

    static Answer read(int descriptor, MemorySegment buffer) {
        return call(state -> (long) READ.invokeExact(state, descriptor, buffer, buffer.byteSize()));
    }

    static Answer close(int descriptor) {
        return call(state -> (int) CLOSE.invokeExact(state, descriptor));
    }

    static Answer pipe(MemorySegment twoInts) {
        return call(state -> (int) PIPE.invokeExact(state, twoInts));
    }

    static int geteuid() {
        return (int) call(state -> (int) GETEUID.invokeExact(state)).value();
    }

    /// Linux only.
    static Answer prctl(int option, long value) {
        var prctl = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("prctl"),
                        FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
                        Linker.Option.firstVariadicArg(1),
                        Linker.Option.captureCallState("errno"));
        return call(state -> (int) prctl.invokeExact(state, option, value, 0L, 0L, 0L));
    }

    /// A function that answers an error number itself and leaves none behind.
    static MethodHandle plain(String name, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
    }

    static MemorySegment strings(Arena arena, List<String> strings) {
        var array = arena.allocate(ADDRESS, strings.size() + 1L);
        IntStream.range(0, strings.size())
                .forEach(at -> array.setAtIndex(ADDRESS, at, arena.allocateFrom(strings.get(at))));
        return array;
    }

    private static MethodHandle handle(String name, MemoryLayout answer, MemoryLayout... arguments) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(answer, arguments),
                Linker.Option.captureCallState("errno"));
    }

    private static Answer call(Call call) {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            long value = call.on(state);
            return new Answer(value, (int) ERRNO.get(state, 0L));
        } catch (Throwable impossible) {
            throw new IllegalStateException("a call of the C library does not throw", impossible);
        }
    }

    private interface Call {
        long on(MemorySegment state) throws Throwable;
    }
}
