/// How somebody else's JSON and somebody else's prose are read.
@NullMarked
package dev.dispatcher.assistant.happenings.reading;

import org.jspecify.annotations.NullMarked;
