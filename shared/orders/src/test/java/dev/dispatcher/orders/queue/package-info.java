@NullMarked
package dev.dispatcher.orders.queue;

import org.jspecify.annotations.NullMarked;
