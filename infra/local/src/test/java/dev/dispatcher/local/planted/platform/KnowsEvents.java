package dev.dispatcher.local.planted.platform;

import dev.dispatcher.local.planted.events.Known;

/// Fault: a dependency that points up.
interface KnowsEvents {

    void use(Known known);
}
