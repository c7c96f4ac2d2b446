/// The Bot API over HTTP: what it takes, what it answers, and the updates it sends.
@NullMarked
package dev.dispatcher.standins.telegram.api;

import org.jspecify.annotations.NullMarked;
