/// What an order looks like: the full form, the cart, what is wrong and what is merely odd.
@NullMarked
package dev.dispatcher.orders.form;

import org.jspecify.annotations.NullMarked;
