/// How a log line looks and which ones are written. Logback finds this room by itself.
@NullMarked
package dev.dispatcher.platform.logs;

import org.jspecify.annotations.NullMarked;
