package dev.dispatcher.webhooks;

import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.lambda.HttpCall;
import dev.dispatcher.platform.queues.Outgoing;
import dev.dispatcher.platform.queues.Queue;
import dev.dispatcher.platform.queues.Queues;

/// Takes the calls of one system: has them proven, makes them small enough, and puts each on the queue as one event.
public final class HookIntake {

    /// What is longer is not even hashed.
    public static final int BYTES_MAX = 4 * 1024 * 1024;

    private final HookSource source;
    private final Queue queue;

    public HookIntake(HookSource source, Queues queues) {
        this.source = source;
        this.queue = queues.at("WEBHOOKS_QUEUE_URL");
    }

    /// That the hook still exists is somebody else's question: there is no database here.
    public HookTaken take(HttpCall call) {
        if (call.size() > BYTES_MAX) return new HookTaken.TooLarge();
        if (!source.isGenuine(call)) return new HookTaken.Unproven();
        var body = source.read(call);
        if (body.isEmpty()) return new HookTaken.Unreadable();
        var news = source.news(call, body.get());
        if (!queue.send(Outgoing.now(Json.write(news.message())))) return new HookTaken.Unqueued();
        return new HookTaken.Queued(news.type(), news.key(), news.answer());
    }
}
