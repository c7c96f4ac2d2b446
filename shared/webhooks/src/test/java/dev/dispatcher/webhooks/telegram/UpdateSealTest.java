package dev.dispatcher.webhooks.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.webhooks.HookSecrets;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateSealTest {

    private static final String TOKEN = "glpat-" + "A1b2C3d4E5f6G7h8I9j0";

    private final SealedTexts texts = texts("new", "old");
    private final UpdateSeal seal = new UpdateSeal(texts);

    @ParameterizedTest
    @CsvSource({"message, text", "message, caption", "edited_message, text", "edited_message, caption"})
    void sealsWhatIsSaidInPrivate(String kind, String field) throws IOException {
        var sealed = seal.sealed(7, said(kind, "private", field, "my password is horse"));

        var text = sealed.path(kind).path(field);
        assertThat(sealed.toString()).doesNotContain("horse");
        assertThat(text.path("has_token").asBoolean(true)).isFalse();
        assertThat(texts.open(7, text)).contains("my password is horse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/start link-1", "/stand new\nwebshop", "/subscribe@dispatcher_bot demo/shop"})
    void leavesACommandReadable(String command) throws IOException {
        var update = said("message", "private", "text", command);

        assertThat(seal.sealed(7, update)).isEqualTo(update);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login A1b2C3d4E5f6G7h8I9j0", "/path/to/secret", "/ start", " /start", "/стенд"})
    void sealsWhatOnlyLooksLikeACommandOrCarriesSomethingLikeAToken(String text) throws IOException {
        var sealed = seal.sealed(7, said("message", "private", "text", text));

        assertThat(texts.open(7, sealed.at("/message/text"))).contains(text);
        assertThat(sealed.at("/message/text").isObject()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"message, group, text", "edited_message, supergroup, text", "message, supergroup, caption"})
    void sealsATokenWhereverItIsSaid(String kind, String chat, String field) throws IOException {
        var sealed = seal.sealed(7, said(kind, chat, field, "/login " + TOKEN));

        var text = sealed.path(kind).path(field);
        assertThat(sealed.toString()).doesNotContain(TOKEN).doesNotContain("A1b2C3");
        assertThat(text.path("has_token").asBoolean()).isTrue();
        assertThat(texts.open(7, text)).contains("/login " + TOKEN);
    }

    @Test
    void leavesAConversationInAGroupReadable() throws IOException {
        var update = said("message", "group", "text", "the build of 5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e");

        assertThat(seal.sealed(7, update)).isEqualTo(update);
    }

    @Test
    void sealsATokenInAnyOtherTextToo() throws IOException {
        var update =
                json("{\"callback_query\":{\"id\":\"1\",\"data\":\"%s\"},\"list\":[\"%s\"]}".formatted(TOKEN, TOKEN));

        assertThat(seal.sealed(7, update).toString()).doesNotContain(TOKEN);
    }

    @Test
    void makesTheSameOfTheSameUpdateAndOtherwiseOfAnother() throws IOException {
        var update = said("message", "private", "text", "hello");

        assertThat(seal.sealed(7, update)).isEqualTo(seal.sealed(7, update));
        assertThat(seal.sealed(8, update)).isNotEqualTo(seal.sealed(7, update));
    }

    @Test
    void opensInItsOwnUpdateWithAMasterThatCounts() throws IOException {
        var text = seal.sealed(7, said("message", "private", "text", "hello")).at("/message/text");

        assertThat(texts("newest", "new").open(7, text)).contains("hello");
        assertThat(texts("newest", "older").open(7, text)).isEmpty();
        assertThat(texts.open(8, text)).isEmpty();
        assertThat(texts.open(7, json("{\"sealed\":\"nonsense!\"}"))).isEmpty();
        assertThat(texts.open(7, json("\"as it is\""))).contains("as it is");
        assertThat(texts.open(7, json("{}").path("text"))).isEmpty();
    }

    private static JsonNode said(String kind, String chat, String field, String text) throws IOException {
        var update = json("{\"update_id\":7}");
        var message = ((ObjectNode) update).putObject(kind);
        message.putObject("chat").put("id", 5).put("type", chat);
        message.put(field, text);
        return update;
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }

    private static SealedTexts texts(String master, String previous) {
        var settings =
                new Settings(Map.of("WEBHOOK_MASTER_SECRET", master, "WEBHOOK_MASTER_SECRET_PREVIOUS", previous));
        return new SealedTexts(new HookSecrets(new Secrets(settings, arn -> arn, new SettableClock(Instant.EPOCH))));
    }
}
