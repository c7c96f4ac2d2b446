/// Telegram: what we ask of its Bot API, what can go wrong on the way, and how the outbox is emptied into it.
@NullMarked
package dev.dispatcher.people.telegram;

import org.jspecify.annotations.NullMarked;
