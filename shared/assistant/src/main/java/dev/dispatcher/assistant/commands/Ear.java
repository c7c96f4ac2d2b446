package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.events.Reaction;
import java.util.Optional;
import java.util.UUID;

/// Hears every update before the commands do, and keeps what is meant for it.
public interface Ear {

    /// Empty when it is somebody else's. `id` is the update's event.
    Optional<Reaction.Result> hear(UUID id, Update update);
}
