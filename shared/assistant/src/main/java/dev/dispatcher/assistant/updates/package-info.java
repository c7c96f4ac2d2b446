/// What Telegram tells us, and who in here listens.
@NullMarked
package dev.dispatcher.assistant.updates;

import org.jspecify.annotations.NullMarked;
