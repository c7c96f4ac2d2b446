/// Moves, every minute, every stand that is due.
@NullMarked
package dev.dispatcher.functions.standrecovery;

import org.jspecify.annotations.NullMarked;
