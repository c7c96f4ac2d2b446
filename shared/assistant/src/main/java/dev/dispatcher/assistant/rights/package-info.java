/// Whether those who subscribed a project may still read it.
@NullMarked
package dev.dispatcher.assistant.rights;

import org.jspecify.annotations.NullMarked;
