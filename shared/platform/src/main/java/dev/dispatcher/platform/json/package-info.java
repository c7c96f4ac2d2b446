/// JSON as we read and write it: strict, exact, and refused in words that point at the place.
@NullMarked
package dev.dispatcher.platform.json;

import org.jspecify.annotations.NullMarked;
