/// What Telegram tells us, read into a few kinds of things that can happen in a chat.
@NullMarked
package dev.dispatcher.assistant.updates;

import org.jspecify.annotations.NullMarked;
