package dev.dispatcher.scripts.starting;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.NewEvent;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.UUID;

/// `script.start`: there may be a process to start. Which one, the line decides; what comes of it is written on the
/// process's own row, so the event is done either way and its attempts are not spent on waiting.
@Singleton
final class ScriptStart implements Reaction {

    private static final EventType TYPE = new EventType("script.start");

    private final ProcessLaunch launch;

    ScriptStart(ProcessLaunch launch) {
        this.launch = launch;
    }

    private record Payload(UUID processId) {}

    static NewEvent of(UUID process) {
        return new NewEvent(TYPE, Json.write(new Payload(process)), null);
    }

    @Override
    public String type() {
        return TYPE.name();
    }

    @Override
    public Result to(Delivery delivery) {
        launch.launch(Json.read(delivery.payload(), Payload.class).processId());
        return Done.NOTHING_TO_WRITE;
    }
}
