package dev.dispatcher.functions.eventprocessor;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;

/// Events that nobody published: one that succeeds, one that has to be tried again, and something that is none.
record ProcessorRehearsal() implements Rehearsal<SQSEvent> {

    private static final String SUCCEEDS = """
            {"type":"demo.echo","payload":{"text":"priming"},"idempotency_key":"priming-1"}
            """;
    private static final String FAILS = """
            {"type":"demo.fail","payload":{"unavailable":1},"idempotency_key":"priming-2"}
            """;
    private static final String UNKNOWN = """
            {"v":1,"event_id":"00000000-0000-7000-8000-000000000000"}
            """;

    @Override
    public void play(Stage<SQSEvent> function) {
        function.handle(Rehearsed.batch("events", SUCCEEDS, FAILS, UNKNOWN));
        function.handle(Rehearsed.batch("events", "{}"));
    }
}
