package dev.dispatcher.assistant.commands;

import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.webhooks.HookIntake;
import dev.dispatcher.webhooks.HookTaken;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Where Telegram brings its updates: our webhook, over HTTP.
public final class Door implements AutoCloseable {

    /// What goes wrong with an update on its way to the queue.
    public enum Trouble {
        NOT_KEPT,
        KEPT_UNTOLD
    }

    private final StubServer server = new StubServer();
    private final Queue<Trouble> ahead = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untold = new AtomicInteger();

    Door(HookIntake intake) {
        server.answering(asked -> answer(intake, asked));
    }

    private StubServer.Reply answer(HookIntake intake, StubServer.Asked asked) {
        var headers = new HashMap<String, String>();
        asked.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
        var call = new HttpCall(Map.of(), headers, asked.body().getBytes(StandardCharsets.UTF_8));
        var trouble = ahead.poll();
        if (trouble == Trouble.NOT_KEPT) return new StubServer.Reply(500, "not kept");
        var taken = intake.take(call);
        if (trouble == Trouble.KEPT_UNTOLD) untold.incrementAndGet();
        return taken instanceof HookTaken.Queued queued && trouble == null
                ? new StubServer.Reply(200, queued.answer())
                : new StubServer.Reply(500, taken.toString());
    }

    String url() {
        return server.url();
    }

    /// Of the next updates, one each.
    public void expect(Trouble... troubles) {
        ahead.addAll(List.of(troubles));
    }

    /// How many are on the queue of which Telegram does not know, since somebody asked.
    int untold() {
        return untold.getAndSet(0);
    }

    @Override
    public void close() {
        server.close();
    }
}
