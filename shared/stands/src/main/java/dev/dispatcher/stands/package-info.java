/// Demo stands: what they are made of, how they come up, and how they go away without a trace.
@NullMarked
package dev.dispatcher.stands;

import org.jspecify.annotations.NullMarked;
