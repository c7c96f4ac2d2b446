/// Real parts for tests: Postgres, queues, HTTP, a clock that can be set. Test scope only.
@NullMarked
package dev.dispatcher.testing;

import org.jspecify.annotations.NullMarked;
