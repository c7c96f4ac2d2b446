/// How a log line looks and which ones are written. Logback reads this room; no code of ours calls it.
@NullMarked
package dev.dispatcher.platform.logs;

import org.jspecify.annotations.NullMarked;
