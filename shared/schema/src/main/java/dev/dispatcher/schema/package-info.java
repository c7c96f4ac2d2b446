/// The database schema and Flyway, which brings a database up to it. Only the migration carries this room.
@NullMarked
package dev.dispatcher.schema;

import org.jspecify.annotations.NullMarked;
