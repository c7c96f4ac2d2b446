/// The agent with real bash and a real Postgres.
@NullMarked
package dev.dispatcher.scriptrunner;

import org.jspecify.annotations.NullMarked;
