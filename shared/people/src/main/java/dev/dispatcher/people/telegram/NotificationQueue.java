package dev.dispatcher.people.telegram;

import dev.dispatcher.people.telegram.Delivered.Emptied;
import dev.dispatcher.people.telegram.Delivered.Interrupted;
import dev.dispatcher.people.telegram.Delivered.Paused;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.JsonRefused;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.lambda.Unfinished;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.platform.queues.Queues;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch of nudges: each chat is looked at once, and one chat's trouble is not another's. All nudges of a chat share
/// a group of the queue and one fate, so nothing of a group is acknowledged behind something that has to come again.
@Singleton
public final class NotificationQueue {

    private static final Logger log = LoggerFactory.getLogger(NotificationQueue.class);

    private final Delivering delivering;
    private final Queues queues;

    NotificationQueue(Delivering delivering, Queues queues) {
        this.delivering = delivering;
        this.queues = queues;
    }

    /// A nudge as it is written.
    record Nudge(int v, long chatId) {}

    public Unfinished take(List<Incoming> messages, Deadline deadline) {
        var failed = new HashSet<String>();
        var notStarted = new HashSet<String>();
        var chats = new LinkedHashMap<Long, List<Incoming>>();
        for (var message : messages) {
            chatOf(message)
                    .ifPresentOrElse(
                            chat -> chats.computeIfAbsent(chat, _ -> new ArrayList<>())
                                    .add(message),
                            () -> failed.add(message.id()));
        }
        chats.forEach((chat, nudges) -> {
            switch (deliver(chat, nudges, deadline)) {
                case Fate.DONE -> {}
                case Fate.FAILED -> failed.addAll(names(nudges));
                case Fate.NOT_STARTED -> notStarted.addAll(names(nudges));
            }
        });
        return new Unfinished(failed, notStarted);
    }

    private enum Fate {
        DONE,
        FAILED,
        NOT_STARTED
    }

    /// Whatever goes wrong stays with its chat: the others have done nothing.
    private Fate deliver(long chat, List<Incoming> nudges, Deadline deadline) {
        if (!deadline.hasLeft(Delivering.A_SEND)) return Fate.NOT_STARTED;
        try {
            return switch (delivering.deliver(chat, deadline)) {
                case Emptied _ -> Fate.DONE;
                case Interrupted _ -> Fate.NOT_STARTED;
                case Paused(var pause) -> {
                    queues.postpone(nudges, pause);
                    yield Fate.FAILED;
                }
            };
        } catch (RuntimeException failure) {
            log.error("chat {} failed", chat, failure);
            return Fate.FAILED;
        }
    }

    private static Optional<Long> chatOf(Incoming message) {
        try {
            return Optional.of(Json.read(message.body(), Nudge.class).chatId());
        } catch (JsonRefused refused) {
            log.error("message {} is no nudge: {}", message.id(), refused.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> names(List<Incoming> messages) {
        return messages.stream().map(Incoming::id).toList();
    }
}
