/// What GitHub says, as happenings.
@NullMarked
package dev.dispatcher.assistant.happenings.github;

import org.jspecify.annotations.NullMarked;
