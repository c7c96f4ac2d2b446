/// What a button does.
@NullMarked
package dev.dispatcher.assistant.control;

import org.jspecify.annotations.NullMarked;
