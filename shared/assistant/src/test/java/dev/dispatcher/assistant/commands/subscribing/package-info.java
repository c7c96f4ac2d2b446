@NullMarked
package dev.dispatcher.assistant.commands.subscribing;

import org.jspecify.annotations.NullMarked;
