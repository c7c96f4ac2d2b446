@NullMarked
package dev.dispatcher.assistant.words;

import org.jspecify.annotations.NullMarked;
