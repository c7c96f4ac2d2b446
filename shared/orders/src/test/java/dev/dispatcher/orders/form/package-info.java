@NullMarked
package dev.dispatcher.orders.form;

import org.jspecify.annotations.NullMarked;
