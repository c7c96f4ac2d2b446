package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.database.Scope;
import dev.dispatcher.standins.telegram.world.Webhook;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);

    /// HMAC-SHA256 of "telegram" under the master of `TestApi`.
    private static final String SECRET = "af2f092a8a75206adc2148cd881a1e97f987bf6071d7c5dd8a9ac33166b8e2ea";

    @AfterEach
    void mend() {
        TestApi.TELEGRAM.faults().clear();
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void telegramBringsUpdatesWhereTheGatewayIs() {
        var reply = connect("");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEqualTo(Reply.parse("""
                {"bot": "dispatcher_stand_in_bot", "url": "https://api.example.org/webhooks/telegram",
                 "updates": ["message", "edited_message", "callback_query", "my_chat_member"]}
                """));
        assertThat(TestApi.TELEGRAM.webhook())
                .isEqualTo(new Webhook(
                        "https://api.example.org/webhooks/telegram",
                        SECRET,
                        Set.of("message", "edited_message", "callback_query", "my_chat_member")));
    }

    @Test
    void orWhereItIsToldTo() {
        assertThat(connect("?url=https://bot.example.org/x/").text("url"))
                .isEqualTo("https://bot.example.org/x/webhooks/telegram");
        assertThat(connect("?url=ftp://x").pointers()).containsExactly("/url");
    }

    @Test
    void updatesWaitForWhoFetchesThem() {
        connect("");
        var reply = connect("?by=polling");

        assertThat(reply.json().path("url").isNull()).isTrue();
        assertThat(TestApi.TELEGRAM.webhook().isSet()).isFalse();
        assertThat(connect("?by=pigeon").pointers()).containsExactly("/by");
    }

    @Test
    void offersCommandsInTwoLanguages() {
        connect("");

        assertThat(TestApi.TELEGRAM.menus().values())
                .hasSize(4)
                .map(Reply::parse)
                .anySatisfy(menu -> assertThat(menu).contains(command("stands", "My demo stands")))
                .anySatisfy(menu -> assertThat(menu).contains(command("stands", "Мои стенды")))
                .anySatisfy(menu -> assertThat(menu).contains(command("topic", "Писать в эту тему")));
    }

    private static JsonNode command(String name, String description) {
        return Reply.parse("{\"command\":\"%s\",\"description\":\"%s\"}".formatted(name, description));
    }

    @Test
    void saysWhatTelegramSays() {
        TestApi.TELEGRAM.faults().on("POST", "**/getMe").times(1).answers(500);
        assertThat(connect("").status()).isEqualTo(503);

        var refused = connect("?url=http://plain.example.org");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("an HTTPS URL must be provided").doesNotContain("stand-in-token");
    }

    @Test
    void isForAdministrators() {
        assertThat(API.send(Call.of("POST", "/api/v1/telegram/connect").by(API.token(Scope.STANDS)))
                        .status())
                .isEqualTo(403);
    }

    private static Reply connect(String query) {
        return API.send(Call.of("POST", "/api/v1/telegram/connect" + query).by(ADMIN));
    }
}
