/// Answers Telegram's webhooks.
@NullMarked
package dev.dispatcher.functions.telegramwebhook;

import org.jspecify.annotations.NullMarked;
