package dev.dispatcher.local.tasks;

import dev.dispatcher.platform.json.Json;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.starting.TaskRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the agent of each process as a child of ours. It tells of their ends as ECS does, and finds those again that
/// outlived an earlier runner. There is no sandbox: a script may do what whoever started us may.
public final class LocalTaskRunner implements TaskRunner {

    private static final Logger log = LoggerFactory.getLogger(LocalTaskRunner.class);

    /// As long as ECS shows a task that has stopped.
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final List<String> command;
    private final AgentOrders orders;
    private final Clock clock;
    private final Map<UUID, CompletableFuture<Void>> ends = new ConcurrentHashMap<>();
    private volatile Consumer<String> news = _ -> {};

    /// `command` starts an agent that reads its orders from standard input. What is written down goes into `folder`.
    public LocalTaskRunner(Path folder, List<String> command, AgentOrders orders, Clock clock) {
        this.folder = folder;
        this.command = List.copyOf(command);
        this.orders = orders;
        this.clock = clock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// From now on somebody hears what becomes of tasks; first of those that an earlier runner left.
    public void tell(Consumer<String> listener) {
        news = listener;
        for (var note : notes()) {
            var agent = note.agent();
            if (note.isOlderThan(clock.instant().minus(REMEMBERED))) forget(note);
            else agent.ifPresentOrElse(running -> watch(running, note), () -> announce(note));
        }
    }

    private void watch(ProcessHandle agent, TaskNote note) {
        await(note, agent.onExit().thenRun(() -> ended(note, null)));
    }

    private void await(TaskNote note, CompletableFuture<Void> end) {
        ends.put(note.process(), end);
        var _ = end.whenComplete((_, _) -> ends.remove(note.process()));
    }

    @Override
    public synchronized Answer start(UUID process) {
        var note = TaskNote.in(folder, process);
        if (note.exists()) return new Started(note.task());
        note.asked();
        try {
            var agent = launch(process);
            note.runs(agent.toHandle());
            await(note, agent.onExit().thenAccept(ended -> ended(note, ended.exitValue())));
            return new Started(note.task());
        } catch (IOException failure) {
            forget(note);
            return new Refused("the agent could not be started: " + failure.getMessage());
        }
    }

    private Process launch(UUID process) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agents.log").toFile()));
        // What is in our environment is none of the script's business.
        builder.environment().clear();
        var agent = builder.start();
        try (var input = agent.getOutputStream()) {
            input.write(orders.of(process).getBytes(StandardCharsets.UTF_8));
        }
        return agent;
    }

    private void ended(TaskNote note, @Nullable Integer code) {
        note.ended(code, clock.instant());
        announce(note);
    }

    private void announce(TaskNote note) {
        var task = note.seen();
        log.debug("{}", task);
        Thread.ofVirtual().name("task-news").start(() -> news.accept(TaskEvent.of(task, clock.instant())));
    }

    @Override
    public List<Task> look(Collection<String> tasks) {
        return notes().stream()
                .filter(note -> tasks.contains(note.task()))
                .map(TaskNote::seen)
                .toList();
    }

    @Override
    public List<Task> of(UUID process) {
        var note = TaskNote.in(folder, process);
        return note.exists() ? List.of(note.seen()) : List.of();
    }

    @Override
    public List<Task> running() {
        return notes().stream()
                .map(TaskNote::seen)
                .filter(task -> !task.isOver())
                .toList();
    }

    /// The agent stops its script when it is told to end.
    @Override
    public void stop(String task, String reason) {
        for (var note : notes()) {
            if (note.task().equals(task)) note.agent().ifPresent(ProcessHandle::destroy);
        }
    }

    /// Nothing runs any more when this returns, and how it ended is written down.
    public void stopAll() {
        var agents =
                notes().stream().map(TaskNote::agent).flatMap(Optional::stream).toList();
        agents.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + LAST_PATIENCE.toNanos();
        for (var agent : agents) {
            if (!isOver(agent.onExit(), end)) agent.destroyForcibly();
        }
        var _ = isOver(CompletableFuture.allOf(ends.values().toArray(CompletableFuture[]::new)), end);
    }

    private static boolean isOver(CompletableFuture<?> end, long latest) {
        try {
            end.get(Math.max(0, latest - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<TaskNote> notes() {
        try (var files = Files.list(folder)) {
            return files.map(file -> Json.uuid(String.valueOf(file.getFileName())))
                    .flatMap(Optional::stream)
                    .map(process -> TaskNote.in(folder, process))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void forget(TaskNote note) {
        try {
            Files.deleteIfExists(note.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
