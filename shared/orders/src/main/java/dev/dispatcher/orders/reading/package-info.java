/// Orders as they are looked up: one by its id from a cache, many as a list.
@NullMarked
package dev.dispatcher.orders.reading;

import org.jspecify.annotations.NullMarked;
