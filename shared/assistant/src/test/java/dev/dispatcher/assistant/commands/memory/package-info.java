@NullMarked
package dev.dispatcher.assistant.commands.memory;

import org.jspecify.annotations.NullMarked;
