/// When a chat is told and when it is not, and what it was told.
@NullMarked
package dev.dispatcher.assistant.commands.chats;

import org.jspecify.annotations.NullMarked;
