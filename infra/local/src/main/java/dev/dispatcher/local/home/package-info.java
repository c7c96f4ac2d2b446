/// The folder where the data lives, and what is kept there: Postgres, queues, the admin token.
@NullMarked
package dev.dispatcher.local.home;

import org.jspecify.annotations.NullMarked;
