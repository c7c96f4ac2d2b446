/// What an event costs, measured beside what others need for the same.
@NullMarked
package dev.dispatcher.bench;

import org.jspecify.annotations.NullMarked;
