package dev.dispatcher.people.telegram;

import dev.dispatcher.people.Html;
import dev.dispatcher.people.telegram.TelegramFailure.Refused;
import dev.dispatcher.people.telegram.TelegramFailure.Unanswered;
import dev.dispatcher.people.telegram.TelegramFailure.Unreachable;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The real one, over HTTP.
@Singleton
final class HttpTelegram implements Telegram {

    private static final String TOKEN = "TELEGRAM_BOT_TOKEN";
    private static final String ADDRESS = "TELEGRAM_API_URL";
    private static final int ALERT_MAX = 200;

    private final Provider<TelegramApi> api;
    private final Secrets secrets;
    private final boolean isConfigured;

    HttpTelegram(Provider<TelegramApi> api, Secrets secrets, Settings settings) {
        this.api = api;
        this.secrets = secrets;
        boolean hasAddress = settings.text(ADDRESS).isPresent();
        this.isConfigured = secrets.has(TOKEN) && hasAddress;
    }

    @Override
    public int send(Letter letter) {
        try {
            return say(letter);
        } catch (Refused no) {
            var words = String.valueOf(no.getMessage());
            boolean hasNoTopic = words.contains("message thread not found") || words.contains("TOPIC_");
            if (hasNoTopic && letter.thread() != null) return say(letter.inGeneral());
            throw no;
        }
    }

    private int say(Letter letter) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("chat_id", letter.chat());
        if (letter.thread() != null) parameters.put("message_thread_id", letter.thread());
        if (letter.isSilent()) parameters.put("disable_notification", true);
        if (letter.replyTo() != null) {
            parameters.put(
                    "reply_parameters", Map.of("message_id", letter.replyTo(), "allow_sending_without_reply", true));
        }
        var message = written("sendMessage", parameters, letter.html(), letter.keyboard());
        if (message instanceof Map<?, ?> fields && fields.get("message_id") instanceof Number id) return id.intValue();
        throw new Unanswered("Telegram's answer names no message", null);
    }

    @Override
    public void edit(long chat, int message, String html, String keyboard) {
        try {
            var parameters = new LinkedHashMap<String, Object>(Map.of("chat_id", chat, "message_id", message));
            written("editMessageText", parameters, html, keyboard);
        } catch (Refused no) {
            if (!String.valueOf(no.getMessage()).contains("message is not modified")) throw no;
        }
    }

    /// As HTML, and if Telegram cannot read that, as the plain text in it.
    private Object written(String method, Map<String, Object> parameters, String html, String keyboard) {
        parameters.put("text", html);
        parameters.put("parse_mode", "HTML");
        parameters.put("link_preview_options", Map.of("is_disabled", true));
        var rows = Json.read(keyboard, List.class);
        if (!rows.isEmpty()) parameters.put("reply_markup", Map.of("inline_keyboard", rows));
        try {
            return call(method, parameters);
        } catch (Refused no) {
            if (!String.valueOf(no.getMessage()).contains("can't parse entities")) throw no;
            parameters.remove("parse_mode");
            parameters.put("text", Html.plain(html));
            return call(method, parameters);
        }
    }

    @Override
    public void delete(long chat, int message) {
        try {
            call("deleteMessage", Map.of("chat_id", chat, "message_id", message));
        } catch (Refused no) {
            if (!String.valueOf(no.getMessage()).contains("message to delete not found")) throw no;
        }
    }

    @Override
    public void answer(String callbackQuery, String text, boolean isAlert) {
        var parameters = new LinkedHashMap<String, Object>(Map.of("callback_query_id", callbackQuery));
        if (!text.isEmpty()) parameters.put("text", cut(text));
        if (isAlert) parameters.put("show_alert", true);
        call("answerCallbackQuery", parameters);
    }

    private static String cut(String text) {
        if (text.length() <= ALERT_MAX) return text;
        int end = Character.isHighSurrogate(text.charAt(ALERT_MAX - 1)) ? ALERT_MAX - 1 : ALERT_MAX;
        return text.substring(0, end);
    }

    @Override
    public String memberStatus(long chat, long user) {
        var member = call("getChatMember", Map.of("chat_id", chat, "user_id", user));
        if (member instanceof Map<?, ?> fields && fields.get("status") instanceof String status) return status;
        throw new Unanswered("Telegram's answer names no status", null);
    }

    @Override
    public void setCommands(List<BotCommand> commands, BotCommand.Scope scope, @Nullable String language) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put(
                "commands",
                commands.stream()
                        .map(line -> Map.of("command", line.command(), "description", line.description()))
                        .toList());
        parameters.put("scope", Map.of("type", scope.word()));
        if (language != null) parameters.put("language_code", language);
        call("setMyCommands", parameters);
    }

    @Override
    public void setWebhook(String url, String secret, List<String> updates) {
        call("setWebhook", Map.of("url", url, "secret_token", secret, "allowed_updates", updates));
    }

    @Override
    public void deleteWebhook() {
        call("deleteWebhook", Map.of());
    }

    @Override
    public Me me() {
        if (call("getMe", Map.of()) instanceof Map<?, ?> fields
                && fields.get("id") instanceof Number id
                && fields.get("username") instanceof String name) {
            return new Me(id.longValue(), name);
        }
        throw new Unanswered("Telegram does not say who we are", null);
    }

    private Object call(String method, Map<String, Object> parameters) {
        if (!isConfigured) throw new Unreachable(ADDRESS + " and " + TOKEN + " are not set", null);
        try {
            var result = api.get()
                    .call(secrets.named(TOKEN).reveal(), method, parameters)
                    .get("result");
            if (result != null) return result;
            throw new Unanswered("Telegram's answer has no result", null);
        } catch (HttpClientResponseException answer) {
            throw Answers.failure(answer);
        } catch (HttpClientException trouble) {
            throw Answers.failure(trouble);
        } catch (RemoteFailure noSecret) {
            throw new Unreachable(String.valueOf(noSecret.getMessage()), noSecret);
        }
    }
}
