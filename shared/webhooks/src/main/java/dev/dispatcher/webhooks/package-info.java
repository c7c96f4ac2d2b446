/// What other systems tell us by calling us: whether it is really them, and what of it is worth keeping. No database.
@NullMarked
package dev.dispatcher.webhooks;

import org.jspecify.annotations.NullMarked;
