package dev.dispatcher.local.tasks;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.scripts.starting.TaskRunner.Started;
import dev.dispatcher.testing.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Agents as children of ours. Here they are little scripts, which note that they were started and wait for a word.
class LocalTaskRunnerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private final UUID process = UUID.randomUUID();

    private final List<LocalTaskRunner> runners = new ArrayList<>();

    @AfterEach
    void leaveNobodyBehind() {
        runners.forEach(LocalTaskRunner::stopAll);
    }

    @Test
    void startsOneAgentHoweverOftenItIsAsked() throws IOException {
        var runner = runner();

        var first = runner.start(process);
        var second = runner.start(process);
        var third = runner().start(process);

        assertThat(first).isInstanceOf(Started.class).isEqualTo(second).isEqualTo(third);
        eventually("it has begun", SOON, () -> Files.exists(folder.resolve("begun")));
        assertThat(Files.readAllLines(folder.resolve("begun"))).hasSize(1);
        assertThat(runner.running()).hasSize(1);
    }

    @Test
    void tellsOfTheEndAndRemembersIt() throws IOException {
        var runner = runner();
        runner.tell(news::add);
        runner.start(process);
        Files.createFile(folder.resolve("go"));

        eventually("it is told", SOON, () -> !news.isEmpty());
        assertThat(news.peek()).contains("STOPPED", "EssentialContainerExited", "\"exitCode\":7", process.toString());
        assertThat(runner.running()).isEmpty();
        assertThat(runner.of(process)).singleElement().matches(task -> task.isOver());
    }

    @Test
    void isToldToEndAndIsOver() {
        var runner = runner();
        runner.tell(news::add);
        var task = ((Started) runner.start(process)).task();

        runner.stop(task, "enough");

        eventually("it is told", SOON, () -> !news.isEmpty());
        assertThat(runner.look(List.of(task, "local/unknown"))).singleElement().matches(seen -> seen.isOver());
    }

    @Test
    void whatIsStoppedWithAllHasItsEndOnRecord() throws IOException {
        var runner = runner();
        runner.start(process);

        runner.stopAll();

        assertThat(Files.readString(folder.resolve(process.toString()))).startsWith("ended ");
    }

    /// The number of a process may be another's by the time somebody looks.
    @Test
    void takesNobodyElseForItsAgent() throws IOException {
        Files.writeString(
                folder.resolve(process.toString()),
                "runs %d 12345".formatted(ProcessHandle.current().pid()));
        var runner = runner();

        assertThat(runner.running()).isEmpty();
        assertThat(runner.of(process)).singleElement().satisfies(task -> {
            assertThat(task.end()).isNotNull();
            assertThat(String.valueOf(task.end())).contains("HostGone");
        });
        runner.tell(news::add);
        eventually("it is told", SOON, () -> !news.isEmpty());
    }

    @Test
    void forgetsWhatEndedAnHourAgo() throws IOException {
        var note = folder.resolve(process.toString());
        Files.writeString(note, "ended 0 " + clock.instant().toEpochMilli());
        runner().tell(news::add);
        assertThat(note).exists();

        clock.advance(Duration.ofMinutes(61));
        runner().tell(news::add);

        assertThat(note).doesNotExist();
    }

    private LocalTaskRunner runner() {
        var agent = "echo begun >> begun; until [ -e go ]; do sleep 0.05; done; exit 7";
        runners.add(new LocalTaskRunner(folder, List.of("bash", "-c", agent), new AgentOrders(Map.of()), clock));
        return runners.getLast();
    }
}
