/// Drains the queue `notifications.fifo`.
@NullMarked
package dev.dispatcher.functions.notifier;

import org.jspecify.annotations.NullMarked;
