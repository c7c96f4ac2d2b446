/// What is told of more than once: its newest state, and where it is shown.
@NullMarked
package dev.dispatcher.assistant.following;

import org.jspecify.annotations.NullMarked;
