/// Orders for tests: the sample, the sample with changes, and what only looks like one.
@NullMarked
package dev.dispatcher.testing.orders;

import org.jspecify.annotations.NullMarked;
