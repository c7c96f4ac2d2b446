/// What the bot remembers of a talk: choices that are being made, words it waits for, and what its messages show.
@NullMarked
package dev.dispatcher.assistant.commands.memory;

import org.jspecify.annotations.NullMarked;
