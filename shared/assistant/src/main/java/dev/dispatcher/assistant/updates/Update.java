package dev.dispatcher.assistant.updates;

/// One thing that happened in a chat.
public sealed interface Update {

    /// Words, in private or where the bot can hear them. `isVeiled` when a group or a channel speaks: nobody knows who
    /// it was. They may be a secret, so they are never printed.
    record Said(Someone by, Spot at, int message, String text, boolean hasToken, boolean isVeiled) implements Update {

        @Override
        public String toString() {
            return "Said[by=%d, at=%d, message=%d]".formatted(by.id(), at.chat(), message);
        }
    }

    /// The same words, said differently afterwards.
    record Edited(Someone by, Spot at, int message, String text, boolean hasToken, boolean isVeiled) implements Update {

        @Override
        public String toString() {
            return "Edited[by=%d, at=%d, message=%d]".formatted(by.id(), at.chat(), message);
        }
    }

    /// A button. Whoever presses can make up what it carries.
    record Pressed(Someone by, Spot at, int message, String data) implements Update {}

    /// The bot was let in or thrown out, in Telegram's word for what it is there now.
    record Turned(Someone by, Spot at, boolean wasIn, boolean isIn, String status) implements Update {}

    /// A group lives on under another id.
    record Migrated(long from, long to) implements Update {}

    /// Nothing of ours.
    record Ignored(String why) implements Update {}
}
