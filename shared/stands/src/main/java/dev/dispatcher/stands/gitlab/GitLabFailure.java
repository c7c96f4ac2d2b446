package dev.dispatcher.stands.gitlab;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// GitLab did not do what it was asked. The one place that wakes a stand turns it into what the stand does next.
public abstract sealed class GitLabFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private GitLabFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// No answer, or one that says "not now" (408, 429, 5xx): whether anything was done is not known.
    public static final class Unanswered extends GitLabFailure {

        private static final long serialVersionUID = 1;

        private final @Nullable Duration retryAfter;

        public Unanswered(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /// How long GitLab wants to be left alone, when it said so.
        public @Nullable Duration retryAfter() {
            return retryAfter;
        }
    }

    /// A clear no (any other 4xx), in GitLab's words. Nothing was done.
    public static final class Refused extends GitLabFailure {

        private static final long serialVersionUID = 1;

        private final int status;

        public Refused(int status, String message) {
            super(message, null);
            this.status = status;
        }

        public int status() {
            return status;
        }

        public boolean isAboutNothing() {
            return status == 404;
        }
    }
}
