/// Tests of what Telegram tells us.
@NullMarked
package dev.dispatcher.assistant.updates;

import org.jspecify.annotations.NullMarked;
