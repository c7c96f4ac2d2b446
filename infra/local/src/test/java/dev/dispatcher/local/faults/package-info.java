/// What goes wrong on purpose: crashes, duplicates, drops, outages and kills, and what has to be true afterwards.
@NullMarked
package dev.dispatcher.local.faults;

import org.jspecify.annotations.NullMarked;
