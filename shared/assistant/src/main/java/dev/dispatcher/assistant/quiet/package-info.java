/// When a chat wants to be told: quiet hours, and digests on schedule.
@NullMarked
package dev.dispatcher.assistant.quiet;

import org.jspecify.annotations.NullMarked;
