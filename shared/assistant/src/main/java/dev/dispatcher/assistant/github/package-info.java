/// GitHub, in the hands of one person.
@NullMarked
package dev.dispatcher.assistant.github;

import org.jspecify.annotations.NullMarked;
