package dev.dispatcher.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.lambda.Answer;
import dev.dispatcher.local.lambda.FunctionPool;
import dev.dispatcher.local.queues.LocalQueues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The order-consumer function without its queue: a batch of ten orders goes in as JSON, the answer comes out as JSON,
/// and between them is everything there is in Lambda, the nudges for the events included.
final class ConsumerAlone implements Contender {

    private static final int BATCH = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();

    private final FunctionPool consumer;
    private final OrderSupply supply;
    private final Crowd crowd;
    private final Postgres postgres;
    private final QueueAlone events;

    ConsumerAlone(FunctionPool consumer, OrderSupply supply, Crowd crowd, Postgres postgres, QueueAlone events) {
        this.consumer = consumer;
        this.supply = supply;
        this.crowd = crowd;
        this.postgres = postgres;
        this.events = events;
    }

    @Override
    public String name() {
        return "order-consumer alone, " + BATCH + " orders a batch";
    }

    @Override
    public Duration run(int orders) {
        var batches = new ArrayList<List<String>>();
        for (int i = 0; i < Crowd.THREADS; i++) batches.add(new ArrayList<>());
        crowd.share(orders, (thread, mine) -> {
            for (int from = 0; from < mine; from += BATCH) batches.get(thread).add(batch(Math.min(BATCH, mine - from)));
        });
        postgres.settle();
        var took = crowd.share(orders, (thread, _) -> batches.get(thread).forEach(this::handle));
        events.purge();
        postgres.forgetWaiting();
        return took;
    }

    private void handle(String batch) {
        var answer = consumer.invoke(batch, PATIENCE);
        if (!(answer instanceof Answer.Returned(var json)) || json.contains("itemIdentifier")) {
            throw new IllegalStateException("a batch was not taken: " + answer);
        }
    }

    private String batch(int orders) throws JsonProcessingException {
        var records = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < orders; i++) {
            var record = new LinkedHashMap<String, Object>();
            record.put("messageId", UUID.randomUUID().toString());
            record.put("receiptHandle", UUID.randomUUID().toString());
            record.put("body", supply.next());
            record.put("attributes", Map.of("ApproximateReceiveCount", "1", "SentTimestamp", "1767605401000"));
            record.put("messageAttributes", Map.of());
            record.put("eventSource", "aws:sqs");
            record.put("eventSourceARN", LocalQueues.arn("orders"));
            record.put("awsRegion", "eu-west-1");
            records.add(record);
        }
        return JSON.writeValueAsString(Map.of("Records", records));
    }
}
