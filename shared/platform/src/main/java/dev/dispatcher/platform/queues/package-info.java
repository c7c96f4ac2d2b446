/// Messages as they leave and as they arrive. A queue here is an alarm clock, never the truth.
@NullMarked
package dev.dispatcher.platform.queues;

import org.jspecify.annotations.NullMarked;
