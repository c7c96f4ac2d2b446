/// Chats, messages and people, and what they do to each other.
@NullMarked
package dev.dispatcher.standins.telegram.world;

import org.jspecify.annotations.NullMarked;
