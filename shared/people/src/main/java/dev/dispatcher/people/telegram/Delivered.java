package dev.dispatcher.people.telegram;

import java.time.Duration;

/// How far somebody came with a chat.
public sealed interface Delivered {

    /// Nothing waits there any more, or nothing can be sent there.
    record Emptied() implements Delivered {}

    /// The chat is to be left alone for so long.
    record Paused(Duration pause) implements Delivered {}

    /// The time was up before all of it was sent.
    record Interrupted() implements Delivered {}
}
