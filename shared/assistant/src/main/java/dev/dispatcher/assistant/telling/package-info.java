/// Tells of happenings: what is followed, where it is shown, who is told in person.
@NullMarked
package dev.dispatcher.assistant.telling;

import org.jspecify.annotations.NullMarked;
