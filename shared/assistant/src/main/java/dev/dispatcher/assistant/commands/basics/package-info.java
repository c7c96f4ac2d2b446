/// Commands about the bot itself and about who talks to it.
@NullMarked
package dev.dispatcher.assistant.commands.basics;

import org.jspecify.annotations.NullMarked;
