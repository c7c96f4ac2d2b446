@NullMarked
package dev.dispatcher.orders.reading;

import org.jspecify.annotations.NullMarked;
