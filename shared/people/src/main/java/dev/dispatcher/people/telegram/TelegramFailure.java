package dev.dispatcher.people.telegram;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Telegram did not do what it was asked. The message is a sentence, and holds no secret.
public abstract sealed class TelegramFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private TelegramFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// Nothing was done: Telegram was not reached, does not know our token, or none is configured.
    public static final class Unreachable extends TelegramFailure {

        private static final long serialVersionUID = 1;

        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// It was asked and there is no answer that says anything: whether it was done nobody knows.
    public static final class Unanswered extends TelegramFailure {

        private static final long serialVersionUID = 1;

        Unanswered(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// Telegram wants to be left alone for a while, about this chat.
    public static final class TooMany extends TelegramFailure {

        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        TooMany(String message, Duration retryAfter) {
            super(message, null);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /// The bot may not write there: blocked, thrown out, muted, or there is no such chat.
    public static final class Barred extends TelegramFailure {

        private static final long serialVersionUID = 1;

        Barred(String message) {
            super(message, null);
        }
    }

    /// The group is a supergroup by now, under another id.
    public static final class Moved extends TelegramFailure {

        private static final long serialVersionUID = 1;

        private final long chat;

        Moved(String message, long chat) {
            super(message, null);
            this.chat = chat;
        }

        public long chat() {
            return chat;
        }
    }

    /// There is no such message, or it cannot be changed any more.
    public static final class Gone extends TelegramFailure {

        private static final long serialVersionUID = 1;

        Gone(String message) {
            super(message, null);
        }
    }

    /// Any other clear no.
    public static final class Refused extends TelegramFailure {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message, null);
        }
    }
}
