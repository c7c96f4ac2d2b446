@NullMarked
package dev.dispatcher.assistant.commands.work;

import org.jspecify.annotations.NullMarked;
