/// How events come in: over HTTP, and as messages of four shapes on two queues.
@NullMarked
package dev.dispatcher.events.intake;

import org.jspecify.annotations.NullMarked;
