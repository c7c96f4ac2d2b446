@NullMarked
package dev.dispatcher.assistant.quiet;

import org.jspecify.annotations.NullMarked;
