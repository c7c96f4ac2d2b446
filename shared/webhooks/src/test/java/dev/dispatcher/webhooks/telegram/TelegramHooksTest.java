package dev.dispatcher.webhooks.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.webhooks.HookNews;
import dev.dispatcher.webhooks.HookSecrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramHooksTest {

    private final HookSecrets secrets = secrets("new", "old");
    private final TelegramHooks telegram = new TelegramHooks(secrets, new UpdateSeal(new SealedTexts(secrets)));

    @Test
    void takesTheTokenOfEitherMasterAndNoOther() {
        assertThat(isGenuine(secrets.token("telegram"))).isTrue();
        assertThat(isGenuine(secrets("old", "").token("telegram"))).isTrue();

        assertThat(isGenuine(secrets("older", "").token("telegram"))).isFalse();
        assertThat(isGenuine(secrets.token("gitlab:telegram"))).isFalse();
        assertThat(isGenuine("")).isFalse();
        assertThat(telegram.isGenuine(call(Map.of(), "{}"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"update_id\":\"x\"}", "{\"update_id\":1.5e400}", "[]", ""})
    void knowsWhatIsNoUpdate(String body) {
        assertThat(telegram.read(call(Map.of(), body))).isEmpty();
    }

    @Test
    void isOneEventUnderTheIdOfTheUpdate() {
        var news =
                news("{\"update_id\":913,\"message\":{\"chat\":{\"id\":5,\"type\":\"private\"},\"text\":\"/start\"}}");

        assertThat(news.type()).isEqualTo("telegram.update");
        assertThat(news.key()).isEqualTo("telegram:913");
        assertThat(news.hookId()).isEqualTo("telegram");
        assertThat(news.answer()).isEqualTo("{}");
        assertThat(news.body().at("/message/text").asText()).isEqualTo("/start");
    }

    @Test
    void answersThePressOfAButtonAtOnce() {
        var news = news("{\"update_id\":914,\"callback_query\":{\"id\":\"77\",\"data\":\"v1:abc\"}}");

        assertThat(news.answer())
                .contains("\"method\":\"answerCallbackQuery\"")
                .contains("\"callback_query_id\":\"77\"");
        assertThat(news.body().at("/callback_query/data").asText()).isEqualTo("v1:abc");
    }

    @Test
    void keepsNothingThatCouldRepeatWhatWasSealed() {
        var news = news("""
                {"update_id": 915, "message": {
                    "message_id": 1, "chat": {"id": 5, "type": "private"}, "text": "see https://x/?key=horse",
                    "link_preview_options": {"url": "https://x/?key=horse"},
                    "entities": [{"type": "text_link", "offset": 0, "length": 3, "url": "https://x/?key=horse"}],
                    "quote": {"text": "horse"}, "document": {"file_name": "horse.txt"},
                    "reply_to_message": {"message_id": 9, "from": {"id": 3}, "text": "horse"}}}
                """);

        assertThat(news.body().toString()).doesNotContain("horse");
        assertThat(news.body().at("/message/reply_to_message/message_id").asInt())
                .isEqualTo(9);
        assertThat(news.body().at("/message/entities/0/type").asText()).isEqualTo("text_link");
    }

    private HookNews news(String body) {
        var call = call(Map.of(), body);
        return telegram.news(call, telegram.read(call).orElseThrow());
    }

    private boolean isGenuine(String token) {
        return telegram.isGenuine(call(Map.of("x-telegram-bot-api-secret-token", token), "{}"));
    }

    private static HttpCall call(Map<String, String> headers, String body) {
        return new HttpCall(Map.of(), headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HookSecrets secrets(String master, String previous) {
        var settings =
                new Settings(Map.of("WEBHOOK_MASTER_SECRET", master, "WEBHOOK_MASTER_SECRET_PREVIOUS", previous));
        return new HookSecrets(new Secrets(settings, arn -> arn, new SettableClock(Instant.EPOCH)));
    }
}
