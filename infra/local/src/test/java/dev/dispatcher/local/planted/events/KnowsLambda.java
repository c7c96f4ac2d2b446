package dev.dispatcher.local.planted.events;

import com.amazonaws.services.lambda.runtime.Context;

/// Fault: Lambda in a domain.
interface KnowsLambda {

    void handle(Context context);
}
