@NullMarked
package dev.dispatcher.bench.producer;

import org.jspecify.annotations.NullMarked;
