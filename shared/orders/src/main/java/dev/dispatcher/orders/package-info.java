/// Orders: taken in once, looked up fast, and no message thrown away.
@NullMarked
package dev.dispatcher.orders;

import org.jspecify.annotations.NullMarked;
