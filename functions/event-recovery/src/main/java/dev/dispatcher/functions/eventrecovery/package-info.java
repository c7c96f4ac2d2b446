/// Brings back, every minute, what was lost or waits too long.
@NullMarked
package dev.dispatcher.functions.eventrecovery;

import org.jspecify.annotations.NullMarked;
