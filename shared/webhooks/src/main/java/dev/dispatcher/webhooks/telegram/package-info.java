/// Telegram's updates, and what of them is sealed.
@NullMarked
package dev.dispatcher.webhooks.telegram;

import org.jspecify.annotations.NullMarked;
