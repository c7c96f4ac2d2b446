/// The routes under `/orders`, and what their bodies and answers look like.
@NullMarked
package dev.dispatcher.functions.api.orders;

import org.jspecify.annotations.NullMarked;
