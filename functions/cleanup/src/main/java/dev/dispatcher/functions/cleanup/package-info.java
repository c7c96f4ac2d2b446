/// Deletes, every hour, what retention says.
@NullMarked
package dev.dispatcher.functions.cleanup;

import org.jspecify.annotations.NullMarked;
