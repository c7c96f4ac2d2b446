/// Functions made for the runner's own tests: they do what their event says.
@NullMarked
package dev.dispatcher.local.tiny;

import org.jspecify.annotations.NullMarked;
