@NullMarked
package dev.dispatcher.assistant.commands.stands;

import org.jspecify.annotations.NullMarked;
