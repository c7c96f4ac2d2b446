/// The HTTP API: one Lambda behind all REST routes. `edge` is what a request passes on its way to a route.
@NullMarked
@Configuration
@Requires(property = "function", value = "api")
package dev.dispatcher.functions.api;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
