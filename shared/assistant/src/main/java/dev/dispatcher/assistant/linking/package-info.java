/// Which account at a forge is whose.
@NullMarked
package dev.dispatcher.assistant.linking;

import org.jspecify.annotations.NullMarked;
