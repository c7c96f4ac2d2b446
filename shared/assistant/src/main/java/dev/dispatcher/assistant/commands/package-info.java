/// What people say to the bot and press below its messages, and what they get for it.
@NullMarked
package dev.dispatcher.assistant.commands;

import org.jspecify.annotations.NullMarked;
