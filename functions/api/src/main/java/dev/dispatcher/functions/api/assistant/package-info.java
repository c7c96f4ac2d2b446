/// The routes of the assistant: signing in at a forge, and hooks that are registered by hand.
@NullMarked
package dev.dispatcher.functions.api.assistant;

import org.jspecify.annotations.NullMarked;
