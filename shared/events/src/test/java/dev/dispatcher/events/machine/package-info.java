/// The event machine in SQL, held to its promises: checks, mutants of it, random lives beside a model, plans.
@NullMarked
package dev.dispatcher.events.machine;

import org.jspecify.annotations.NullMarked;
