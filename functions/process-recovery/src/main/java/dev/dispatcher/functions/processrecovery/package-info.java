/// Brings every process to an end, by what is heard of its task and by what is not.
@NullMarked
package dev.dispatcher.functions.processrecovery;

import org.jspecify.annotations.NullMarked;
