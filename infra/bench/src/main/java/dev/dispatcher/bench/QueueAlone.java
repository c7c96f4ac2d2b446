package dev.dispatcher.bench;

import dev.dispatcher.local.queues.LocalQueues;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// What the local queue takes by itself, called as the product calls it: sent one by one, received and deleted by ten.
final class QueueAlone implements Contender, AutoCloseable {

    private static final int BATCH = 10;

    private final String url;
    private final SqsClient sqs;
    private final Crowd crowd;
    private final Samples sendingShare = new Samples();

    QueueAlone(LocalQueues queues, Crowd crowd) {
        this.url = queues.url("events");
        this.crowd = crowd;
        this.sqs = SqsClient.builder()
                .endpointOverride(URI.create(queues.endpoint()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Override
    public String name() {
        return "the local queue alone: send, receive, delete";
    }

    @Override
    public Duration run(int events) {
        var sending = crowd.share(events, (_, mine) -> {
            for (int i = 0; i < mine; i++) send();
        });
        var receiving = crowd.share(events, (_, mine) -> {
            for (int received = 0; received < mine; ) received += receive();
        });
        purge();
        sendingShare.add(Rounds.seconds(sending) / Rounds.seconds(sending.plus(receiving)));
        return sending.plus(receiving);
    }

    /// Which part of the time goes into sending.
    double sendingShare() {
        return sendingShare.median();
    }

    void purge() {
        sqs.purgeQueue(request -> request.queueUrl(url));
    }

    private void send() {
        var nudge = SendMessageBatchRequestEntry.builder()
                .id("0")
                .messageBody("{\"v\":1,\"event_id\":\"" + UUID.randomUUID() + "\"}")
                .build();
        sqs.sendMessageBatch(request -> request.queueUrl(url).entries(nudge));
    }

    /// Near the end another thread may have taken what was there: that counts as done.
    private int receive() {
        var messages = sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(BATCH))
                .messages();
        if (messages.isEmpty()) return BATCH;
        var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
        for (var message : List.copyOf(messages)) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(String.valueOf(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        sqs.deleteMessageBatch(request -> request.queueUrl(url).entries(entries));
        return messages.size();
    }

    @Override
    public void close() {
        sqs.close();
    }
}
