/// Makes orders and sends them to a running system, at a rate, and tells what became of them.
@NullMarked
package dev.dispatcher.bench.producer;

import org.jspecify.annotations.NullMarked;
