package dev.dispatcher.assistant.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.dispatcher.assistant.forge.TokenFacts;
import io.micronaut.http.HttpResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// GitHub tells what a token may do, and when it ends, in the headers of any answer.
final class TokenHeaders {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XX", Locale.ROOT);

    private TokenHeaders() {}

    static TokenFacts facts(HttpResponse<JsonNode> answer) {
        var user = answer.getBody().orElseGet(MissingNode::getInstance);
        var scopes = answer.getHeaders().get("X-OAuth-Scopes");
        return new TokenFacts(
                Shapes.account(user),
                scopes == null ? List.of() : scopes(scopes),
                time(answer.getHeaders().get("github-authentication-token-expiration")));
    }

    private static List<String> scopes(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /// `2026-04-01 12:00:00 UTC`, or with an offset.
    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) return null;
        try {
            return OffsetDateTime.parse(text.replace("UTC", "+0000"), TIME).toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
