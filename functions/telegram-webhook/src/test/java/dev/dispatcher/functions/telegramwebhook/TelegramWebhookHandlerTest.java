package dev.dispatcher.functions.telegramwebhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.Samples;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestQueues;
import dev.dispatcher.webhooks.telegram.SealedTexts;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramWebhookHandlerTest {

    private static final String TOKEN = "ghp_" + "A1b2C3d4E5f6G7h8I9j0";

    private final String queue = TestQueues.create("webhooks");
    private ApplicationContext context = start(Map.of());
    private TelegramWebhookHandler handler = new TelegramWebhookHandler(context);

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void putsACommandOnTheQueueAsItIs() {
        var response = handle(sample("start"));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(response.getBody()).isEqualTo("{}");
        var message = message();
        assertThat(message.path("type").asText()).isEqualTo("telegram.update");
        assertThat(message.path("idempotency_key").asText()).isEqualTo("telegram:913000001");
        assertThat(message.at("/payload/body/message/text").asText()).isEqualTo("/start");
        assertThat(message.at("/payload/body/message/from/language_code").asText())
                .isEqualTo("ru");
    }

    @Test
    void sealsWhatIsSaidInPrivateBeforeItLeaves() {
        handle(sample("private-message"));

        var message = message();
        assertThat(message.toString()).doesNotContain("horse");
        assertThat(context.getBean(SealedTexts.class).open(913000002, message.at("/payload/body/message/text")))
                .contains("my old password was correct horse");
    }

    @Test
    void sealsATokenInAGroupAndInAnEdit() {
        var event = sample("start");
        event.setBody(event.getBody()
                .replace("\"type\":\"private\"", "\"type\":\"group\"")
                .replace("\"message\":", "\"edited_message\":")
                .replace("\"/start\"", "\"take " + TOKEN + "\""));
        handle(event);

        var message = message();
        assertThat(message.toString()).doesNotContain(TOKEN);
        assertThat(message.at("/payload/body/edited_message/text/has_token").asBoolean())
                .isTrue();
    }

    @Test
    void answersAPressInItsOwnResponse() throws JsonProcessingException {
        var response = handle(sample("button"));

        assertThat(response.getStatusCode()).isEqualTo(200);
        assertThat(new JsonMapper().readTree(response.getBody()))
                .isEqualTo(new JsonMapper()
                        .readTree("{\"method\":\"answerCallbackQuery\",\"callback_query_id\":\"30070001\"}"));
        assertThat(message()
                        .at("/payload/body/callback_query/message/message_id")
                        .asInt())
                .isEqualTo(44);
    }

    @Test
    void hearsThatItWasAddedToAGroup() {
        handle(sample("added-to-group"));

        assertThat(message()
                        .at("/payload/body/my_chat_member/new_chat_member/status")
                        .asText())
                .isEqualTo("member");
    }

    @Test
    void makesTheSameMessageOfAnUpdateThatIsSentAgain() {
        handle(sample("private-message"));
        handle(sample("private-message"));

        var messages = TestQueues.receive(queue, 2, Duration.ofSeconds(10));
        assertThat(messages)
                .hasSize(2)
                .extracting("body")
                .containsOnly(messages.getFirst().body());
    }

    @Test
    void saysNothingToWhoeverCannotProveIt() {
        var stranger = sample("start");
        stranger.getHeaders().remove("x-telegram-bot-api-secret-token");
        var guess = sample("start");
        guess.getHeaders().put("x-telegram-bot-api-secret-token", "0".repeat(64));

        assertThat(handle(stranger).getStatusCode()).isEqualTo(401);
        assertThat(handle(guess).getStatusCode()).isEqualTo(401);
        assertThat(TestQueues.visible(queue)).isZero();
    }

    @Test
    void readsHeadersInAnyCaseAndABodyInBase64() {
        var event = sample("start");
        var shouted = new HashMap<String, String>();
        event.getHeaders().forEach((name, value) -> shouted.put(name.toUpperCase(Locale.ROOT), value));
        event.setHeaders(shouted);
        event.setBody(Base64.getEncoder().encodeToString(event.getBody().getBytes(StandardCharsets.UTF_8)));
        event.setIsBase64Encoded(true);

        assertThat(handle(event).getStatusCode()).isEqualTo(200);
        assertThat(message().at("/payload/body/message/text").asText()).isEqualTo("/start");
    }

    @Test
    void refusesWhatIsTooLarge() {
        var event = sample("start");
        event.setBody("x".repeat(4 * 1024 * 1024 + 1));

        assertThat(handle(event).getStatusCode()).isEqualTo(413);
        assertThat(TestQueues.visible(queue)).isZero();
    }

    /// Telegram, unlike the forges, tries again.
    @Test
    void admitsThatItCouldNotKeepItAndDoesNotStopTheButton() {
        context.close();
        context = start(Map.of("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1"));
        handler = new TelegramWebhookHandler(context);

        var response = handle(sample("button"));

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getBody()).doesNotContain("answerCallbackQuery");
    }

    private ApplicationContext start(Map<String, String> more) {
        var variables = new HashMap<>(TestQueues.variables());
        variables.put("WEBHOOKS_QUEUE_URL", queue);
        variables.put("WEBHOOK_MASTER_SECRET", "sample-master");
        variables.put("QUEUE_BUDGET", "10s");
        variables.putAll(more);
        var clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        return FunctionContext.start("telegram-webhook", variables, getClass().getClassLoader(), clock);
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, new TestInvocation());
    }

    private JsonNode message() {
        return TestQueues.next(queue, Duration.ofSeconds(10));
    }

    private static APIGatewayV2HTTPEvent sample(String name) {
        return Samples.read(APIGatewayV2HTTPEvent.class, "telegram-webhook/" + name);
    }
}
