/// From "it waits in the line" to "its task was asked for".
@NullMarked
package dev.dispatcher.scripts.starting;

import org.jspecify.annotations.NullMarked;
