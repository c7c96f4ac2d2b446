@NullMarked
package dev.dispatcher.assistant.commands;

import org.jspecify.annotations.NullMarked;
