/// Messages that could not become orders: kept as they came, replayed or given up by a person, then forgotten.
@NullMarked
package dev.dispatcher.orders.quarantine;

import org.jspecify.annotations.NullMarked;
