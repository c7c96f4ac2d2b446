package dev.dispatcher.local.faults;

import dev.dispatcher.sandbox.FunctionFolder;
import dev.dispatcher.sandbox.FunctionProcess;
import dev.dispatcher.sandbox.LambdaApi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The packaged event processor under AWS's own runtime client, fed from the queue.
final class WorkerProcess implements AutoCloseable {

    static final Path JAR = Path.of(System.getProperty("root", "../.."))
            .toAbsolutePath()
            .resolve("functions/event-processor/target/event-processor.jar");

    private static final String HANDLER = "dev.dispatcher.functions.eventprocessor.EventProcessorHandler";
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final QueueHand hand;
    private final LambdaApi api;
    private final FunctionFolder folder = FunctionFolder.unpacked(JAR);
    private final FunctionProcess process;

    WorkerProcess(OwnQueues queues, Map<String, String> variables) {
        this.hand = new QueueHand(queues);
        this.api = new LambdaApi(hand, TIMEOUT);
        this.process = new FunctionProcess(folder, HANDLER, api, List.of("-XX:TieredStopAtLevel=1"), variables);
    }

    /// What it had to say, for who wonders why it did not do its work.
    String lastWords() {
        return hand.errors() + "\n" + process.output();
    }

    /// SIGKILL, and nobody listens any more.
    @Override
    public void close() {
        hand.close();
        process.close();
        api.close();
        folder.close();
    }
}
