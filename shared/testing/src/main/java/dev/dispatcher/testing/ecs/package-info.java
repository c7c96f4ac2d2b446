/// Amazon ECS as far as we use it: over HTTP, with state, faults, events and a ledger.
@NullMarked
package dev.dispatcher.testing.ecs;

import org.jspecify.annotations.NullMarked;
