/// Functions as Lambda runs them: sandboxes made on demand, one request at a time, a time limit.
@NullMarked
package dev.dispatcher.local.lambda;

import org.jspecify.annotations.NullMarked;
