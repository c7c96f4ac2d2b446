package dev.dispatcher.people;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where the bot was let in. `disabledReason` says why it may not write there any more, `movedTo` where a group lives
/// on.
public record Chat(
        long id,
        Kind kind,
        @Nullable String title,
        @Nullable String disabledReason,
        @Nullable Instant pausedUntil,
        @Nullable Long movedTo) {

    /// What Telegram calls a chat.
    public enum Kind {
        PRIVATE,
        GROUP,
        SUPERGROUP,
        CHANNEL;

        /// Telegram's word.
        public static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public boolean isOpen() {
        return disabledReason == null;
    }

    static Chat of(Row row) {
        long movedTo = row.big("moved_to");
        return new Chat(
                row.big("id"),
                Kind.of(row.text("kind")),
                row.textOrNull("title"),
                row.textOrNull("disabled_reason"),
                row.timeOrNull("paused_until"),
                movedTo == 0 ? null : movedTo);
    }
}
