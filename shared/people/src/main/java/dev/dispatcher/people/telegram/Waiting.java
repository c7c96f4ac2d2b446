package dev.dispatcher.people.telegram;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a chat is to be told next. For a `card` the text and keyboard are the newest, and `message` is the one that
/// shows it, which answers the message `answers` when it is made; for anything else `message` is the one it replies to.
///
/// @param content what the card is by now, and `shown` what its message shows; both null for anything else
record Waiting(
        UUID id,
        long chat,
        @Nullable Integer thread,
        Format format,
        String text,
        String keyboard,
        boolean isSilent,
        @Nullable String card,
        @Nullable Integer message,
        @Nullable Integer answers,
        @Nullable String content,
        @Nullable String shown,
        int tries,
        Instant createdAt) {

    /// How the text is written.
    enum Format {
        PLAIN,
        HTML,
        CARD
    }

    static Waiting of(Row row) {
        return new Waiting(
                row.uuid("id"),
                row.big("chat_id"),
                row.numberOrNull("thread"),
                Format.valueOf(row.text("format").toUpperCase(Locale.ROOT)),
                row.text("text"),
                row.text("keyboard"),
                row.flag("silent"),
                row.textOrNull("card"),
                row.numberOrNull("message"),
                row.numberOrNull("answers"),
                row.textOrNull("content"),
                row.textOrNull("shown"),
                row.number("tries"),
                row.time("created_at"));
    }
}
