package dev.dispatcher.people.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.dispatcher.people.telegram.TelegramFailure.Barred;
import dev.dispatcher.people.telegram.TelegramFailure.Gone;
import dev.dispatcher.people.telegram.TelegramFailure.Moved;
import dev.dispatcher.people.telegram.TelegramFailure.Refused;
import dev.dispatcher.people.telegram.TelegramFailure.TooMany;
import dev.dispatcher.people.telegram.TelegramFailure.Unanswered;
import dev.dispatcher.people.telegram.TelegramFailure.Unreachable;
import dev.dispatcher.platform.TokenShape;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;

/// What Telegram's bad answers mean. Only its words tell some of them apart.
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int WORDS_MAX = 300;
    private static final Duration RETRY_DEFAULT = Duration.ofSeconds(5);

    private static final List<String> BARRED = List.of(
            "chat not found", "not enough rights", "CHAT_WRITE_FORBIDDEN", "CHAT_RESTRICTED", "PEER_ID_INVALID");

    private static final List<String> GONE =
            List.of("message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID");

    private Answers() {}

    static TelegramFailure failure(HttpClientResponseException answer) {
        int status = answer.code();
        if (status < 400) return new Unanswered("Telegram's answer cannot be read", answer);
        var body = body(answer);
        var words = words(body);
        var sentence = "Telegram answers %d%s".formatted(status, words.isEmpty() ? "" : ": " + words);
        long next = body.at("/parameters/migrate_to_chat_id").asLong(0);
        if (next != 0) return new Moved(sentence, next);
        return switch (status) {
            case 401, 404 -> new Unreachable(sentence, null); // our token is wrong, and no message's fault
            case 403 -> new Barred(sentence);
            case 429 -> new TooMany(sentence, retryAfter(body));
            default -> {
                if (status >= 500) yield new Unanswered(sentence, null);
                if (BARRED.stream().anyMatch(words::contains)) yield new Barred(sentence);
                yield GONE.stream().anyMatch(words::contains) ? new Gone(sentence) : new Refused(sentence);
            }
        };
    }

    /// The address holds the token, so nothing that could quote it is passed on.
    static TelegramFailure failure(HttpClientException trouble) {
        Throwable deepest = trouble;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        var sentence = "Telegram cannot be reached: " + deepest.getClass().getSimpleName();
        return wasNeverAsked(trouble) ? new Unreachable(sentence, null) : new Unanswered(sentence, null);
    }

    private static boolean wasNeverAsked(Throwable trouble) {
        for (Throwable cause = trouble; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException) return true;
        }
        return false;
    }

    private static JsonNode body(HttpClientResponseException answer) {
        try {
            return JSON.readTree(answer.getResponse().getBody(String.class).orElse(""));
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    private static String words(JsonNode body) {
        // The address holds our token, and whoever stands in between may quote it.
        var words = TokenShape.masked(body.path("description").asText(""));
        return words.length() <= WORDS_MAX ? words : words.substring(0, WORDS_MAX);
    }

    private static Duration retryAfter(JsonNode body) {
        long seconds = body.at("/parameters/retry_after").asLong(0);
        return seconds > 0 ? Duration.ofSeconds(seconds) : RETRY_DEFAULT;
    }
}
