@NullMarked
package dev.dispatcher.orders.intake;

import org.jspecify.annotations.NullMarked;
