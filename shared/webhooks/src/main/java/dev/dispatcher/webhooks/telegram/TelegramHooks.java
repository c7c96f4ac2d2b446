package dev.dispatcher.webhooks.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.webhooks.Hmac;
import dev.dispatcher.webhooks.HookJson;
import dev.dispatcher.webhooks.HookNews;
import dev.dispatcher.webhooks.HookSecrets;
import dev.dispatcher.webhooks.HookSource;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// What Telegram tells us. Nothing of an update that nobody reads leaves here, and nothing a person may have typed as a
/// secret leaves here unsealed.
final class TelegramHooks implements HookSource {

    private static final String HOOK = "telegram";

    private final HookSecrets secrets;
    private final UpdateSeal seal;

    TelegramHooks(HookSecrets secrets, UpdateSeal seal) {
        this.secrets = secrets;
        this.seal = seal;
    }

    @Override
    public boolean isGenuine(HttpCall call) {
        var given = bytes(call.header("X-Telegram-Bot-Api-Secret-Token").orElse(""));
        boolean isKnown = false;
        for (var secret : secrets.live(HOOK)) {
            isKnown |= Hmac.isSame(bytes(HexFormat.of().formatHex(secret)), given);
        }
        return isKnown;
    }

    @Override
    public Optional<JsonNode> read(HttpCall call) {
        return HookJson.read(call.body())
                .filter(update -> update.path("update_id").canConvertToLong());
    }

    @Override
    public HookNews news(HttpCall call, JsonNode body) {
        var update = UpdateFields.READ.of(body);
        long id = update.path("update_id").asLong();
        return new HookNews(
                "telegram.update",
                "telegram:" + id,
                HOOK,
                Map.of(),
                seal.sealed(id, update),
                UpdateFields.READ,
                answer(update));
    }

    /// A button spins until somebody answers its press. Telegram takes our response for a call.
    private static String answer(JsonNode update) {
        var press = update.at("/callback_query/id").asText("");
        if (press.isEmpty()) return HookNews.NO_ANSWER;
        return Json.write(Map.of("method", "answerCallbackQuery", "callback_query_id", press));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
