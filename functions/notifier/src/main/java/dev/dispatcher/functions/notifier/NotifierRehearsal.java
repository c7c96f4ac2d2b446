package dev.dispatcher.functions.notifier;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;

/// A nudge for a chat that is none: there is nothing to tell it.
record NotifierRehearsal() implements Rehearsal<SQSEvent> {

    @Override
    public void play(Stage<SQSEvent> function) {
        function.handle(Rehearsed.batch("notifications.fifo", "{\"v\":1,\"chat_id\":0}"));
    }
}
