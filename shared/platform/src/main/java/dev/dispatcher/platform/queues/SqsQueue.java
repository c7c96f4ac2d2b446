package dev.dispatcher.platform.queues;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// One SQS queue, ten messages to a call.
final class SqsQueue implements Queue {

    private static final Logger log = LoggerFactory.getLogger(SqsQueue.class);
    private static final int PER_CALL = 10;
    private static final int PER_BUDGET = 100;
    private static final long VISIBILITY_MAX_SECONDS = 12 * 3_600;

    private final String url;
    private final String name;
    private final Supplier<SqsClient> client;
    private final Duration budget;
    private final Breaker breaker;

    SqsQueue(String url, Supplier<SqsClient> client, Duration budget, Breaker breaker) {
        this.url = url;
        this.name = url.substring(url.lastIndexOf('/') + 1);
        this.client = client;
        this.budget = budget;
        this.breaker = breaker;
    }

    /// Every hundred messages buy one budget. The first call that fails ends the sending.
    @Override
    public List<Outgoing> send(List<Outgoing> messages) {
        var left = new ArrayList<Outgoing>();
        var allowance = new Allowance(budget.multipliedBy((messages.size() + PER_BUDGET - 1) / PER_BUDGET));
        for (int from = 0; from < messages.size(); from += PER_CALL) {
            var some = messages.subList(from, Math.min(from + PER_CALL, messages.size()));
            if (!attempt(() -> left.addAll(refused(some, allowance)), allowance)) {
                left.addAll(messages.subList(from, messages.size()));
                break;
            }
        }
        return List.copyOf(left);
    }

    @Override
    public boolean isSourceOf(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1).equals(name);
    }

    /// Makes messages visible again after `wait`, as many as it can.
    void postpone(List<Incoming> messages, Duration wait) {
        int seconds = (int) Math.min(VISIBILITY_MAX_SECONDS, seconds(wait));
        var allowance = new Allowance(budget);
        for (int from = 0; from < messages.size(); from += PER_CALL) {
            var some = messages.subList(from, Math.min(from + PER_CALL, messages.size()));
            if (!attempt(() -> show(some, seconds, allowance), allowance)) return;
        }
    }

    private boolean attempt(Runnable call, Allowance allowance) {
        if (allowance.isSpent() || !breaker.letsThrough()) return false;
        try {
            call.run();
            breaker.succeeded();
            return true;
        } catch (SdkException failure) {
            breaker.failed();
            log.warn("queue {} did not answer: {}", name, failure.getMessage());
            return false;
        }
    }

    private Collection<Outgoing> refused(List<Outgoing> messages, Allowance allowance) {
        var entries = IntStream.range(0, messages.size())
                .mapToObj(index -> entry(index, messages.get(index)))
                .toList();
        var answer = client.get()
                .sendMessageBatch(request -> request.queueUrl(url)
                        .entries(entries)
                        .overrideConfiguration(limits -> limits.apiCallTimeout(allowance.left())));
        if (!answer.hasFailed() || answer.failed().isEmpty()) return List.of();
        log.warn("queue {} refused {}", name, answer.failed());
        Set<Integer> refused = answer.failed().stream()
                .map(BatchResultErrorEntry::id)
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return refused.stream().sorted().map(messages::get).toList();
    }

    private void show(List<Incoming> messages, int seconds, Allowance allowance) {
        var entries = IntStream.range(0, messages.size())
                .mapToObj(index -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(String.valueOf(index))
                        .receiptHandle(messages.get(index).receipt())
                        .visibilityTimeout(seconds)
                        .build())
                .toList();
        client.get()
                .changeMessageVisibilityBatch(request -> request.queueUrl(url)
                        .entries(entries)
                        .overrideConfiguration(limits -> limits.apiCallTimeout(allowance.left())));
    }

    private static SendMessageBatchRequestEntry entry(int index, Outgoing message) {
        var entry =
                SendMessageBatchRequestEntry.builder().id(String.valueOf(index)).messageBody(message.body());
        var turn = message.turn();
        if (turn != null) {
            return entry.messageGroupId(turn.group())
                    .messageDeduplicationId(turn.once())
                    .build();
        }
        return entry.delaySeconds((int) seconds(message.delay())).build();
    }

    // Whole seconds is all SQS knows; rounded up, because early would be too early.
    private static long seconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
