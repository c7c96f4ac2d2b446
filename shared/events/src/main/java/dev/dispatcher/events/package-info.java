/// The backbone: what an event is, who reacts to it, and how a worker is woken.
@NullMarked
package dev.dispatcher.events;

import org.jspecify.annotations.NullMarked;
