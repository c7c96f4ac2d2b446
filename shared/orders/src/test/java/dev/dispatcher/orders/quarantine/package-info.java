@NullMarked
package dev.dispatcher.orders.quarantine;

import org.jspecify.annotations.NullMarked;
