package dev.dispatcher.assistant.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.TokenFacts;
import dev.dispatcher.assistant.forge.Wire;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Asks GitLab whose token it is. Only a personal one can be asked what it may do.
final class TokenInquiry {

    private final AccountApi api;
    private final Wire wire;

    TokenInquiry(AccountApi api, Wire wire) {
        this.api = api;
        this.wire = wire;
    }

    TokenFacts about(Token token) {
        var account = Shapes.account(wire.get(() -> api.user(token.bearer())));
        var facts = facts(token);
        var scopes = facts.map(known -> known.path("scopes"))
                .map(words -> StreamSupport.stream(words.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
        return new TokenFacts(
                account,
                scopes.orElseGet(java.util.List::of),
                facts.map(TokenInquiry::end).orElse(null));
    }

    private Optional<JsonNode> facts(Token token) {
        try {
            return wire.find(() -> api.token(token.bearer()));
        } catch (ForgeFailure.Refused _) {
            return Optional.empty(); // it came by OAuth
        }
    }

    /// A date; the token ends with the day before it.
    private static @Nullable Instant end(JsonNode facts) {
        var date = facts.path("expires_at");
        return date.isTextual()
                ? LocalDate.parse(date.asText()).atStartOfDay(ZoneOffset.UTC).toInstant()
                : null;
    }
}
