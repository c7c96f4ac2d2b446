/// Where Lambda ends and our code begins: contexts, batches, deadlines, sandboxes.
@NullMarked
package dev.dispatcher.platform.lambda;

import org.jspecify.annotations.NullMarked;
