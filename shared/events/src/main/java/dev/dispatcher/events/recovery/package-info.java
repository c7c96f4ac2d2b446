/// What brings back what was lost, waits too long, or is wanted again; and what deletes what is done.
@NullMarked
package dev.dispatcher.events.recovery;

import org.jspecify.annotations.NullMarked;
