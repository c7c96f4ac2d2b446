@NullMarked
package dev.dispatcher.orders;

import org.jspecify.annotations.NullMarked;
