/// Everything the bot says of itself, in the languages it speaks.
@NullMarked
package dev.dispatcher.assistant.words;

import org.jspecify.annotations.NullMarked;
