/// The way from a webhook to happenings, and from a happening to whoever tells of it.
@NullMarked
package dev.dispatcher.assistant.intake;

import org.jspecify.annotations.NullMarked;
