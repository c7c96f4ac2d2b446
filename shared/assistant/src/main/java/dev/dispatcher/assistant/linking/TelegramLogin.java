package dev.dispatcher.assistant.linking;

import dev.dispatcher.platform.Secrets;
import dev.dispatcher.webhooks.Hmac;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Telegram's word for who opens a page of ours from a login button: signed with the bot's token, and good for minutes.
@Singleton
public final class TelegramLogin {

    static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Secrets secrets;
    private final Clock clock;

    public TelegramLogin(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Who it is, and the signature, which is another one each time.
    record Visitor(long user, String signature) {}

    /// Empty for anything Telegram has not said, or has said too long ago.
    Optional<Visitor> visitor(Map<String, String> query) {
        var given = query.getOrDefault("hash", "");
        if (!given.matches("[0-9a-f]{64}") || !isFresh(query)) return Optional.empty();
        if (!query.getOrDefault("id", "").matches("[1-9]\\d{0,17}")) return Optional.empty();
        var expected = HexFormat.of().formatHex(Hmac.of(key(), bytes(said(query))));
        if (!Hmac.isSame(bytes(expected), bytes(given))) return Optional.empty();
        return Optional.of(new Visitor(Long.parseLong(query.getOrDefault("id", "")), given));
    }

    private byte[] key() {
        return Hmac.sha256(bytes(secrets.named("TELEGRAM_BOT_TOKEN").reveal()));
    }

    private boolean isFresh(Map<String, String> query) {
        var date = query.getOrDefault("auth_date", "");
        if (!date.matches("\\d{1,12}")) return false;
        var said = Instant.ofEpochSecond(Long.parseLong(date));
        var now = clock.instant();
        return said.isAfter(now.minus(FRESH)) && said.isBefore(now.plus(AHEAD));
    }

    /// Everything but the signature itself, in the order of its names.
    private static String said(Map<String, String> query) {
        var sorted = new TreeMap<>(query);
        sorted.remove("hash");
        return sorted.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
