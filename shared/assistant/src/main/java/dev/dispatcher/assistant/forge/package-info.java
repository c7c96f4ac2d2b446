/// What people do at a forge with their own token, whichever forge it is.
@NullMarked
package dev.dispatcher.assistant.forge;

import org.jspecify.annotations.NullMarked;
