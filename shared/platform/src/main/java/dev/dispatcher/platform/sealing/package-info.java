/// Closes secrets that have to be stored, so that only whoever they are meant for can open them.
@NullMarked
package dev.dispatcher.platform.sealing;

import org.jspecify.annotations.NullMarked;
