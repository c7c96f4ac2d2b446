/// What happens at a forge, in one vocabulary, whichever forge it is.
@NullMarked
package dev.dispatcher.assistant.happenings;

import org.jspecify.annotations.NullMarked;
