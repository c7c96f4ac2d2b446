/// Drains the queues `events` and `webhooks`.
@NullMarked
package dev.dispatcher.functions.eventprocessor;

import org.jspecify.annotations.NullMarked;
