package dev.dispatcher.assistant.updates;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import java.util.Optional;

/// Acts on some updates. Those with a lower `@Order` are asked first, and who answers is the last to be asked.
public interface UpdateListener {

    /// Empty for what is none of its business.
    Optional<Reaction.Result> hear(Update update, Delivery delivery);
}
