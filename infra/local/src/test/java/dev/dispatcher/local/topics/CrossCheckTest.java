package dev.dispatcher.local.topics;

import static dev.dispatcher.local.topics.Cloud.attribute;
import static dev.dispatcher.local.topics.Cloud.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.template.QueueSpec;
import dev.dispatcher.local.template.TopicSpec;
import dev.dispatcher.local.template.TopicSpec.Subscription;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.model.SnsException;

/// Our topics beside others that know SNS and that we did not write.
class CrossCheckTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// On these Moto does as AWS documents. It takes `exists: false` to match a message without any attribute, and
    /// reads a String.Array letter by letter for `anything-but`; what AWS says there, FilterPolicyTest holds.
    private static final List<String> POLICIES = List.of(
            "{}",
            "{\"sport\":[\"rugby\",\"chess\"]}",
            "{\"sport\":[{\"prefix\":\"ru\"}]}",
            "{\"sport\":[{\"suffix\":\"ss\"}]}",
            "{\"sport\":[{\"equals-ignore-case\":\"rugby\"}]}",
            "{\"sport\":[{\"anything-but\":\"rugby\"}]}",
            "{\"sport\":[{\"anything-but\":{\"prefix\":\"ch\"}}]}",
            "{\"sport\":[{\"exists\":true}]}",
            "{\"level\":[7]}",
            "{\"level\":[{\"numeric\":[\">\",2,\"<=\",7.5]}]}",
            "{\"level\":[{\"anything-but\":[7,8]}]}",
            "{\"sport\":[\"rugby\"],\"level\":[{\"numeric\":[\"=\",7]}]}");

    @TempDir
    Path folder;

    @Test
    void whatArrivesInTheQueuesIsWhatArrivesWithMoto() throws Exception {
        var topic = topic();
        try (var server = new MotoServer(folder);
                var moto = server.cloud(topic, queues(topic));
                var own = own(topic)) {
            for (var cloud : List.of(moto, own.cloud())) publishAll(cloud);

            for (var subscription : topic.subscriptions()) {
                var expected = moto.drain(subscription.queue());
                assertThat(own.cloud().drain(subscription.queue()).stream().map(Cloud.Arrived::essence))
                        .as(subscription.toString())
                        .isNotEmpty()
                        .containsExactlyElementsOf(
                                expected.stream().map(Cloud.Arrived::essence).toList());
            }
        }
    }

    @Test
    void whatIsRefusedIsWhatMotoRefuses() throws Exception {
        var topic = topic();
        try (var server = new MotoServer(folder);
                var moto = server.cloud(topic, queues(topic));
                var own = own(topic)) {
            assertThat(refusals(own.cloud())).isEqualTo(refusals(moto));
        }
    }

    @Test
    void theAwsCommandLinePublishes() throws Exception {
        var aws = Tool.required("aws");
        try (var own = own(topic())) {
            var output = folder.resolve("aws");
            var process = aws.start(
                    output,
                    "sns",
                    "publish",
                    "--endpoint-url",
                    own.url(),
                    "--topic-arn",
                    own.cloud().topic(),
                    "--message",
                    "from the shell",
                    "--message-attributes",
                    "{\"sport\":{\"DataType\":\"String\",\"StringValue\":\"rugby\"}}");

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output).content().contains("\"MessageId\"");
            assertThat(own.cloud().drain("raw"))
                    .containsExactly(new Cloud.Arrived("from the shell", Map.of("sport", "String=rugby")));
        }
    }

    private static void publishAll(Cloud cloud) {
        cloud.publish(message -> message.message("plain"));
        cloud.publish(message ->
                message.message("{\"a\": \"\\\"quoted\\\" ö € 😀\"}\n").subject("With a subject"));
        cloud.publish(
                message -> message.messageStructure("json").message("{\"default\":\"d\",\"sqs\":\"for queues\"}"));
        cloud.publish(message -> message.messageStructure("json").message("{\"default\":\"for all\"}"));
        cloud.publish(message -> message.message("all kinds")
                .messageAttributes(Map.of(
                        "sport", attribute("String", "rugby"),
                        "level", attribute("Number", "7"),
                        "tags", attribute("String.Array", "[\"a\",\"b\"]"))));
        for (var sport : List.of("chess", "Rugby", "running", "cross")) {
            cloud.publish(
                    message -> message.message(sport).messageAttributes(Map.of("sport", attribute("String", sport))));
        }
        for (var level : List.of("2", "7.0", "7.5", "7.6", "-1")) {
            cloud.publish(
                    message -> message.message(level).messageAttributes(Map.of("level", attribute("Number", level))));
        }
        cloud.publishBatch(List.of(entry("a", "first"), entry("b", "second"), entry("c", "third")));
    }

    /// The codes of the answers to what nobody should accept.
    private static List<String> refusals(Cloud cloud) {
        var eleven = IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "m")).toList();
        var nowhere = cloud.topic() + "-gone";
        var codes = new ArrayList<String>();
        for (Runnable call : List.<Runnable>of(
                () -> cloud.publish(message -> message.topicArn(nowhere).message("m")),
                () -> cloud.publish(message -> message.message("x".repeat(256 * 1024 + 1))),
                () -> cloud.publish(message -> message.messageStructure("xml").message("m")),
                () -> cloud.publish(message -> message.messageStructure("json").message("{\"email\":\"e\"}")),
                () -> cloud.publishBatch(eleven),
                () -> cloud.publishBatch(List.of(entry("a", "1"), entry("a", "2"))),
                () -> cloud.sns()
                        .publishBatch(batch -> batch.topicArn(nowhere).publishBatchRequestEntries(entry("a", "1"))))) {
            codes.add(code(call));
        }
        return codes;
    }

    private static String code(Runnable call) {
        try {
            call.run();
            return "accepted";
        } catch (SnsException e) {
            return e.awsErrorDetails().errorCode();
        }
    }

    private static TopicSpec topic() {
        var subscriptions = new ArrayList<Subscription>();
        subscriptions.add(new Subscription("Raw", "raw", true, Map.of()));
        for (var policy : POLICIES) {
            var name = "filtered-" + subscriptions.size();
            subscriptions.add(new Subscription(name, name, false, filter(policy)));
        }
        return new TopicSpec("CrossTopic", "cross", subscriptions);
    }

    private static OwnTopics own(TopicSpec topic) {
        return new OwnTopics(List.of(topic), queues(topic), Clock.systemUTC());
    }

    private static List<QueueSpec> queues(TopicSpec topic) {
        return topic.subscriptions().stream()
                .map(Subscription::queue)
                .map(name -> new QueueSpec(name, name, false, Duration.ofSeconds(30), Duration.ofDays(4), null))
                .toList();
    }

    private static Map<String, Object> filter(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
