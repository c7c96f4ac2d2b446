/// From an API Gateway event to a route and back: limits, encodings, tokens, repetition, and errors of one shape.
@NullMarked
package dev.dispatcher.functions.api.edge;

import org.jspecify.annotations.NullMarked;
