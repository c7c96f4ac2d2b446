package dev.dispatcher.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A packaged function that is led by hand through its life: init, checkpoint, restore, and one request at a time.
public final class DrivenFunction implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ClassLog classes = new ClassLog();
    private final Steps steps = new Steps();
    private final LambdaApi api;
    private final FunctionProcess process;
    private final long startedAt;
    private int classesBefore;

    /// What is told to the process, whether it is to be restored from a snapshot, and what it may last per request.
    public record Terms(String handler, Map<String, String> variables, boolean snapStart, Duration timeout) {

        public Terms {
            variables = Map.copyOf(variables);
        }
    }

    /// What came back, and how long it took.
    public record Answer(String body, boolean isError, Duration took) {}

    /// Starts the process and returns at once.
    public DrivenFunction(FunctionFolder folder, Terms terms) {
        this.api = new LambdaApi(steps, terms.timeout());
        var variables = new HashMap<>(terms.variables());
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", terms.snapStart() ? "snap-start" : "on-demand");
        this.startedAt = System.nanoTime();
        this.process =
                new FunctionProcess(folder, terms.handler(), api, List.of("-Xmx1400m", classes.option()), variables);
    }

    /// How long it took from the start of the process until its snapshot could be taken.
    public Duration untilCheckpoint() {
        long at = take(steps.checkpoints, "checkpoint");
        return Duration.ofNanos(at - startedAt);
    }

    /// How long it took from the start of the process until it asked for its first request.
    public Duration untilReady() {
        long at = take(steps.asked, "ready");
        return Duration.ofNanos(at - startedAt);
    }

    /// As if from a snapshot. Returns when the function asks for its first request.
    public Duration restore() {
        classesBefore = classes.names().size();
        long from = System.nanoTime();
        hand(steps.restores, Boolean.TRUE);
        return Duration.ofNanos(take(steps.asked, "restored") - from);
    }

    /// One request, from the moment it is handed out until the function asks for the next.
    public Answer invoke(String event) {
        long from = System.nanoTime();
        hand(steps.work, new Employer.Invocation(UUID.randomUUID().toString(), event));
        var said = take(steps.said, "answer");
        var took = Duration.ofNanos(said.at() - from);
        take(steps.asked, "done");
        return new Answer(said.text(), said.isError(), took);
    }

    /// What was loaded since the restore began.
    public List<String> classesSinceRestore() {
        var all = classes.names();
        return all.subList(classesBefore, all.size());
    }

    public long peakKib() {
        return process.peakKib();
    }

    public String output() {
        return process.output();
    }

    private <T> T take(LinkedBlockingQueue<T> from, String what) {
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (System.nanoTime() < end) {
                var step = from.poll(200, TimeUnit.MILLISECONDS);
                if (step != null) return step;
                if (!process.isAlive()) break;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("no " + what + ": " + steps.errors() + "\n" + process.output());
    }

    private <T> void hand(SynchronousQueue<T> to, T step) {
        try {
            if (to.offer(step, PATIENCE.toSeconds(), TimeUnit.SECONDS)) return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("nobody waits: " + steps.errors() + "\n" + process.output());
    }

    @Override
    public void close() {
        process.close();
        api.close();
        classes.close();
    }

    private record Said(String text, boolean isError, long at) {}

    /// What the server hears and hands out, as queues between its threads and ours.
    private static final class Steps implements Employer {

        private final LinkedBlockingQueue<Long> checkpoints = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Long> asked = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Said> said = new LinkedBlockingQueue<>();
        private final SynchronousQueue<Boolean> restores = new SynchronousQueue<>();
        private final SynchronousQueue<Invocation> work = new SynchronousQueue<>();

        @Override
        public void atCheckpoint() {
            checkpoints.add(System.nanoTime());
            handed(restores);
        }

        @Override
        public @Nullable Invocation next() {
            asked.add(System.nanoTime());
            return handed(work);
        }

        @Override
        public void answered(String id, String answer) {
            said.add(new Said(answer, false, System.nanoTime()));
        }

        @Override
        public void failed(String path, String error) {
            said.add(new Said(path + ": " + error, true, System.nanoTime()));
        }

        private List<String> errors() {
            return new ArrayList<>(said)
                    .stream().filter(Said::isError).map(Said::text).toList();
        }

        private static <T> @Nullable T handed(SynchronousQueue<T> queue) {
            try {
                return queue.take();
            } catch (InterruptedException _) {
                return null;
            }
        }
    }
}
