/// The routes under `/events`, and what their bodies and answers look like.
@NullMarked
package dev.dispatcher.functions.api.events;

import org.jspecify.annotations.NullMarked;
