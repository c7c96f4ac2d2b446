/// What scripts have written, for people and programs: tails, pages, bytes, and waiting for more.
@NullMarked
package dev.dispatcher.scripts.output;

import org.jspecify.annotations.NullMarked;
