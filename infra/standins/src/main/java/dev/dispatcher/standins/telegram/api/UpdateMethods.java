package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.dispatcher.standins.telegram.world.Webhook;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// How the bot hears.
final class UpdateMethods {

    /// Telegram asks for HTTPS. On one machine there is none.
    private static final Pattern URL = Pattern.compile("https://.+|http://(127\\.0\\.0\\.1|localhost)[:/].+");
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{0,256}");
    private static final int UPDATES_MAX = 100;

    private UpdateMethods() {}

    static void into(BotApi api) {
        api.on("getUpdates", UpdateMethods::fetch);
        api.on("setWebhook", UpdateMethods::setWebhook);
        api.on("deleteWebhook", UpdateMethods::deleteWebhook);
        api.on("getWebhookInfo", UpdateMethods::info);
    }

    private static JsonNode fetch(Asked asked) {
        var updates = asked.world().updates();
        if (updates.webhook().isSet()) {
            throw Refused.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
        if (!asked.tree("allowed_updates").isMissingNode()) updates.goTo(new Webhook("", "", kinds(asked)));
        int limit = asked.tree("limit").asInt(UPDATES_MAX);
        var found = JsonNodeFactory.instance.arrayNode();
        for (var update : updates.from(asked.tree("offset").asLong(0), limit)) found.add(update.json());
        return found;
    }

    private static JsonNode setWebhook(Asked asked) {
        var url = asked.text("url");
        if (!url.isEmpty() && !URL.matcher(url).matches()) {
            throw Refused.badRequest("bad webhook: an HTTPS URL must be provided for webhook");
        }
        if (!SECRET.matcher(asked.text("secret_token")).matches()) {
            throw Refused.badRequest("secret token contains unallowed characters");
        }
        if (asked.flag("drop_pending_updates")) asked.world().updates().drop();
        var kinds = asked.tree("allowed_updates").isMissingNode()
                ? asked.world().updates().webhook().kinds()
                : kinds(asked);
        asked.world().updates().goTo(new Webhook(url, asked.text("secret_token"), kinds));
        return BooleanNode.TRUE;
    }

    private static Set<String> kinds(Asked asked) {
        var kinds = new HashSet<String>();
        for (var kind : asked.tree("allowed_updates")) kinds.add(kind.asText());
        return kinds;
    }

    private static JsonNode deleteWebhook(Asked asked) {
        var updates = asked.world().updates();
        if (asked.flag("drop_pending_updates")) updates.drop();
        updates.goTo(new Webhook("", "", updates.webhook().kinds()));
        return BooleanNode.TRUE;
    }

    private static JsonNode info(Asked asked) {
        var updates = asked.world().updates();
        var info = JsonNodeFactory.instance
                .objectNode()
                .put("url", updates.webhook().url())
                .put("has_custom_certificate", false)
                .put("pending_update_count", updates.all().size());
        if (!updates.lastError().isEmpty()) info.put("last_error_message", updates.lastError());
        for (var kind : updates.webhook().kinds())
            info.withArray("allowed_updates").add(kind);
        return info;
    }
}
