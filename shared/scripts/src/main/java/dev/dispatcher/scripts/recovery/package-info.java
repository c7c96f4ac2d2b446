/// Brings every process to an end that its agent does not bring there itself; and deletes what is old.
@NullMarked
package dev.dispatcher.scripts.recovery;

import org.jspecify.annotations.NullMarked;
