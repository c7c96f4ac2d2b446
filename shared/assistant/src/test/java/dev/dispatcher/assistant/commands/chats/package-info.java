@NullMarked
package dev.dispatcher.assistant.commands.chats;

import org.jspecify.annotations.NullMarked;
