package dev.dispatcher.scriptrunner.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A program we started and everything that came of it. On Linux nothing gets away, not by `setsid` and not by
/// `nohup`: orphans become our children, so that we can count them, end them, and know that none is left.
public final class Family {

    private static final int SUBREAPER = 36;
    private static final int DUMPABLE = 4;
    private static final int TERM = 15;
    private static final int KILL = 9;
    private static final int CONTINUE = Libc.IS_LINUX ? 18 : 19;

    private final int leader;
    private final Pipe output;
    private final Pipe errors;
    private final CompletableFuture<ExitStatus> ended = new CompletableFuture<>();
    private final CompletableFuture<Boolean> extinct = new CompletableFuture<>();

    private Family(int leader, Pipe output, Pipe errors) {
        this.leader = leader;
        this.output = output;
        this.errors = errors;
    }

    /// Whether orphans come to us from now on. Also hides our memory and environment from others of the same user.
    public static boolean adoptOrphans() {
        if (!Libc.IS_LINUX) return false;
        Libc.prctl(DUMPABLE, 0);
        return Libc.prctl(SUBREAPER, 1).value() == 0;
    }

    public static boolean weAreRoot() {
        return Libc.geteuid() == 0;
    }

    /// One at a time, because whoever dies is asked for until nobody is left.
    public static Family start(List<String> command, Map<String, String> environment, Path folder) {
        var output = new Pipe();
        var errors = new Pipe();
        try {
            var family = new Family(Launch.of(command, environment, folder, output, errors), output, errors);
            Thread.ofPlatform().daemon().name("reaper").start(family::reap);
            return family;
        } finally {
            output.closeWriting();
            errors.closeWriting();
        }
    }

    public Pipe output() {
        return output;
    }

    public Pipe errors() {
        return errors;
    }

    /// Done when the program itself has ended.
    public CompletableFuture<ExitStatus> ended() {
        return ended;
    }

    /// Done when nobody of the family lives. Elsewhere than on Linux: none of its direct children.
    public CompletableFuture<Boolean> extinct() {
        return extinct;
    }

    /// Asks the program's group to end. Who was stopped is woken, or it could not hear.
    public void ask() {
        Libc.kill(-leader, TERM);
        Libc.kill(-leader, CONTINUE);
    }

    /// Whether anybody is left of those who can be asked.
    public boolean groupIsGone() {
        var answer = Libc.kill(-leader, 0);
        return answer.value() < 0 && answer.errno() == Libc.ESRCH;
    }

    /// Ends the group, and then each descendant that is alive now. New ones may have come meanwhile: say it again.
    public void end() {
        Libc.kill(-leader, KILL);
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private void reap() {
        try (var arena = Arena.ofConfined()) {
            var status = arena.allocate(JAVA_INT);
            while (true) {
                var answer = Libc.waitpid(-1, status);
                if (answer.value() == leader) ended.complete(ExitStatus.of(status.get(JAVA_INT, 0)));
                if (answer.value() < 0 && answer.errno() == Libc.ECHILD) break;
            }
        }
        extinct.complete(true);
    }
}
