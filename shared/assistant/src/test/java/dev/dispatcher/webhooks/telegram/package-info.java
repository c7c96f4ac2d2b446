@org.jspecify.annotations.NullMarked
package dev.dispatcher.webhooks.telegram;
