/// A Telegram that is not: chats, people who type and press, and the Bot API between them and us.
@NullMarked
package dev.dispatcher.standins.telegram;

import org.jspecify.annotations.NullMarked;
