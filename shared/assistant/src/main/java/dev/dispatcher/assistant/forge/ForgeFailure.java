package dev.dispatcher.assistant.forge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A forge did not do what it was asked, and not because of the wish itself.
public abstract sealed class ForgeFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private ForgeFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// No answer, or one that says "not now": whether anything was done is not known.
    public static final class Unanswered extends ForgeFailure {

        private static final long serialVersionUID = 1;

        private final @Nullable Duration retryAfter;

        public Unanswered(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /// How long the forge wants to be left alone, when it said so.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /// The token does not let anybody in: it is void, over, or never was one.
    public static final class TokenRefused extends ForgeFailure {

        private static final long serialVersionUID = 1;

        public TokenRefused(String message) {
            super(message, null);
        }
    }

    /// A clear no to a question, in the forge's words.
    public static final class Refused extends ForgeFailure {

        private static final long serialVersionUID = 1;

        private final int status;

        public Refused(int status, String message) {
            super(message, null);
            this.status = status;
        }

        public boolean isAboutRights() {
            return status == 403 || status == 404;
        }

        /// What was asked for cannot be, or is there already.
        public boolean isAboutContent() {
            return status == 422;
        }

        public int status() {
            return status;
        }
    }
}
