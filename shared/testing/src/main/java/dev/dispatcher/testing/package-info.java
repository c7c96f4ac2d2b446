/// Real parts for tests: a Postgres, a queue server, payloads, a clock that can be set.
@NullMarked
package dev.dispatcher.testing;

import org.jspecify.annotations.NullMarked;
