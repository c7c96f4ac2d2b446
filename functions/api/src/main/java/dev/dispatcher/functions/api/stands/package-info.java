/// Stands and their products, over HTTP.
@NullMarked
package dev.dispatcher.functions.api.stands;

import org.jspecify.annotations.NullMarked;
