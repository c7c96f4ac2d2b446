/// What is told through Telegram, held against a Telegram of our own.
@NullMarked
package dev.dispatcher.people.telegram;

import org.jspecify.annotations.NullMarked;
