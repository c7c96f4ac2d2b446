package dev.dispatcher.assistant.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookSecrets;
import dev.dispatcher.webhooks.HookTaken;
import dev.dispatcher.webhooks.Reduction;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes through the door means the same, also when it was too large and only what somebody reads was kept.
class DoorTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUEUE = TestQueues.create("webhooks");
    private static final ApplicationContext CONTEXT = context();

    @AfterAll
    static void close() {
        CONTEXT.close();
    }

    private static ApplicationContext context() {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("WEBHOOKS_QUEUE_URL", QUEUE);
        variables.put("WEBHOOK_MASTER_SECRET", "a secret that only this test knows");
        variables.put("QUEUE_BUDGET", "20s");
        variables.put("DB_HOST", "127.0.0.1"); // a pool that nobody uses
        return FunctionContext.start("door", variables, DoorTest.class.getClassLoader());
    }

    static Stream<String> types() {
        return new HappeningSpreader()
                .types().stream().filter(type -> !type.endsWith("work_item")).sorted();
    }

    @ParameterizedTest
    @MethodSource("types")
    void tellsTheSameOfALargeOne(String type) throws IOException, GeneralSecurityException {
        var provider = type.substring(0, type.indexOf('.'));
        var kind = type.substring(type.indexOf('.') + 1);
        var sample = provider.equals("gitlab") ? Sample.gitlab(kind) : Sample.github(kind);
        var told = sample.happenings();
        assertThat(told).isNotEmpty();

        sample.with("something_nobody_reads", "x".repeat(Reduction.BYTES_MAX));
        var taken = intake(provider).take(call(provider, kind, sample));
        assertThat(taken).isInstanceOf(HookTaken.Queued.class);
        var message = message();

        assertThat(message.path("type").asText()).isEqualTo(type);
        assertThat(Sample.happenings(type, message.path("payload").toString())).isEqualTo(told);
    }

    private static HookIntake intake(String provider) {
        return CONTEXT.getBean(HookIntake.class, Qualifiers.byName(provider));
    }

    private static HttpCall call(String provider, String kind, Sample sample) throws GeneralSecurityException {
        var body = sample.body().toString().getBytes(StandardCharsets.UTF_8);
        var secret = CONTEXT.getBean(HookSecrets.class).token(provider + ":" + Sample.HOOK);
        var headers = provider.equals("gitlab")
                ? Map.of("X-Gitlab-Token", secret, "X-Gitlab-Event", "Some Hook")
                : Map.of("X-Hub-Signature-256", signature(secret, body), "X-GitHub-Event", kind);
        return new HttpCall(Map.of("hook_id", Sample.HOOK), headers, body);
    }

    private static String signature(String secret, byte[] body) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }

    private static JsonNode message() throws IOException {
        var message = TestQueues.receive(QUEUE, 1, Duration.ofSeconds(20)).getFirst();
        TestQueues.client().deleteMessage(delete -> delete.queueUrl(QUEUE).receiptHandle(message.receiptHandle()));
        return JSON.readTree(message.body());
    }
}
