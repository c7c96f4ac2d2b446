/// The door of the orders: reads, stores once, says what became of each.
@NullMarked
package dev.dispatcher.orders.intake;

import org.jspecify.annotations.NullMarked;
