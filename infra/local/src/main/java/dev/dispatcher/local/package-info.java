/// The whole system on one machine, as template.yaml describes it.
@NullMarked
package dev.dispatcher.local;

import org.jspecify.annotations.NullMarked;
