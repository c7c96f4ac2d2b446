/// The way to Postgres: pool, statements, transactions, API tokens, idempotency keys.
@NullMarked
package dev.dispatcher.database;

import org.jspecify.annotations.NullMarked;
