/// What happened, for people: lists, attempts, counts.
@NullMarked
package dev.dispatcher.events.reading;

import org.jspecify.annotations.NullMarked;
