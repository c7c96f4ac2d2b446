package dev.dispatcher.people;

import java.nio.charset.StandardCharsets;

/// One button below a message.
public sealed interface Button {

    /// What stands on it.
    String text();

    /// How it looks: what it does may be good news or bad.
    enum Tone {
        PLAIN,
        GOOD,
        BAD
    }

    /// Comes back to us as an update. What it carries is for our eyes alone, but anybody can make it up.
    record Press(String text, String data, Tone tone) implements Button {

        /// The most bytes that a press may carry.
        public static final int DATA_MAX = 64;

        public Press {
            requireText(text);
            int length = data.getBytes(StandardCharsets.UTF_8).length;
            if (length < 1 || length > DATA_MAX) {
                throw new IllegalArgumentException("a button carries 1 to 64 bytes, not " + length);
            }
        }
    }

    /// One that looks like any other.
    static Press press(String text, String data) {
        return new Press(text, data, Tone.PLAIN);
    }

    /// Opens a page.
    record Link(String text, String url) implements Button {

        public Link {
            requireText(text);
        }
    }

    /// Opens a page of ours, which Telegram tells who has opened it.
    record Login(String text, String url) implements Button {

        public Login {
            requireText(text);
        }
    }

    private static void requireText(String text) {
        if (text.isBlank()) throw new IllegalArgumentException("a button says nothing");
    }
}
