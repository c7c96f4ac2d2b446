package dev.dispatcher.local.planted.functions.alpha;

import dev.dispatcher.local.planted.functions.beta.BetaHandler;

/// Fault: a function that knows another.
interface AlphaHandler {

    void use(BetaHandler other);
}
