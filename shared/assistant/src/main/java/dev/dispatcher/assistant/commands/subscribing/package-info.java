/// Subscriptions by buttons: to what, of which kinds, through which filters, and where.
@NullMarked
package dev.dispatcher.assistant.commands.subscribing;

import org.jspecify.annotations.NullMarked;
