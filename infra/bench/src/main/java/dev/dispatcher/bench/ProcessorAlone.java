package dev.dispatcher.bench;

import dev.dispatcher.events.Event;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.queues.LocalQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The event-processor function without a queue: a batch of ten nudges goes in as JSON, the answer comes out as JSON,
/// and what lies between is all there is in Lambda. The events are there before.
final class ProcessorAlone implements Contender {

    private static final int BATCH = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FunctionPool processor;
    private final List<Worker> workers;
    private final Crowd crowd;
    private final Postgres postgres;

    ProcessorAlone(FunctionPool processor, List<Worker> workers, Crowd crowd, Postgres postgres) {
        this.processor = processor;
        this.workers = workers;
        this.crowd = crowd;
        this.postgres = postgres;
    }

    @Override
    public String name() {
        return "(ii) event-processor alone, " + BATCH + " nudges a batch";
    }

    @Override
    public Duration run(int events) {
        var batches = new ArrayList<List<String>>();
        for (int i = 0; i < Crowd.THREADS; i++) batches.add(new ArrayList<>());
        crowd.share(events, (thread, mine) -> {
            for (int from = 0; from < mine; from += BATCH) {
                batches.get(thread).add(batch(workers.get(thread), Math.min(BATCH, mine - from)));
            }
        });
        postgres.settle();
        var took = crowd.share(events, (thread, _) -> batches.get(thread).forEach(this::handle));
        if (postgres.waiting() > 0) throw new IllegalStateException(postgres.waiting() + " events were not processed");
        return took;
    }

    private void handle(String batch) {
        var answer = processor.invoke(batch, PATIENCE);
        if (!(answer instanceof Answer.Returned(var json)) || json.contains("itemIdentifier")) {
            throw new IllegalStateException("a batch was not processed: " + answer);
        }
    }

    private static String batch(Worker worker, int events) {
        var stored = worker.intake()
                .acceptAll(IntStream.range(0, events).mapToObj(Worker::event).toList());
        return stored.stream()
                .map(Event::id)
                .map(ProcessorAlone::message)
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
    }

    /// As SQS hands it to Lambda.
    private static String message(UUID event) {
        return """
                {"messageId":"%s","receiptHandle":"%s","body":"{\\"v\\":1,\\"event_id\\":\\"%s\\"}",\
                "attributes":{"ApproximateReceiveCount":"1","SentTimestamp":"1767605401000",\
                "SenderId":"000000000000","ApproximateFirstReceiveTimestamp":"1767605401001"},\
                "messageAttributes":{},"md5OfBody":"","eventSource":"aws:sqs","eventSourceARN":"%s",\
                "awsRegion":"eu-west-1"}""".formatted(UUID.randomUUID(), UUID.randomUUID(), event, LocalQueues.arn("events"));
    }
}
