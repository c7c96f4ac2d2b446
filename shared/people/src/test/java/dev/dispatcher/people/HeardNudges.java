package dev.dispatcher.people;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.queues.Queues;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Sends nothing, and remembers which chats it was to tell of.
final class HeardNudges extends Nudges {

    private static final Settings NOTHING = new Settings(Map.of());

    final List<Long> chats = new ArrayList<>();

    HeardNudges() {
        super(new Queues(NOTHING, new Aws(NOTHING), Clock.systemUTC()));
    }

    @Override
    public void send(long chat, UUID news) {
        chats.add(chat);
    }
}
