package dev.dispatcher.assistant.updates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.people.Place;
import org.jspecify.annotations.Nullable;

/// One update, as far as anybody here acts on it.
public sealed interface Update {

    /// Telegram's number for it.
    long id();

    /// Somebody said something. `text` is open, whatever it was on its way; `hasToken` when it has the shape of one.
    /// `repliesTo` is the message it answers.
    record Said(
            long id,
            Spot at,
            int message,
            Sender sender,
            String text,
            boolean hasToken,
            boolean isEdited,
            boolean isReplyToUs,
            @Nullable Integer repliesTo)
            implements Update {

        public Place place() {
            return at.place();
        }

        public boolean isPrivate() {
            return at.isPrivate();
        }

        /// What was said may be a secret.
        @Override
        public String toString() {
            return "Said[" + id + ", " + at + "]";
        }
    }

    /// Somebody pressed a button. What it carries may be anything.
    record Pressed(long id, Spot at, int message, Sender sender, String data) implements Update {

        public Place place() {
            return at.place();
        }

        public boolean isPrivate() {
            return at.isPrivate();
        }
    }

    /// Anything else, such as that the bot was let into a group.
    record Other(long id, JsonNode json) implements Update {}
}
