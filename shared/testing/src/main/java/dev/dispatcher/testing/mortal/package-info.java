/// Processes that die at any statement, and what is left of their work.
@NullMarked
package dev.dispatcher.testing.mortal;

import org.jspecify.annotations.NullMarked;
