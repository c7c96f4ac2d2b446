/// Drains the queue `orders`.
@NullMarked
package dev.dispatcher.functions.orderconsumer;

import org.jspecify.annotations.NullMarked;
