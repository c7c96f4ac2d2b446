/// Claim, act, record: the life of an event from its wake-up to its end.
@NullMarked
package dev.dispatcher.events.processing;

import org.jspecify.annotations.NullMarked;
