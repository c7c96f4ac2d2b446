package dev.dispatcher.platform.lambda;

import dev.dispatcher.platform.queues.Incoming;
import java.util.List;

/// What a function does with a batch of messages.
@FunctionalInterface
public interface Work {

    /// Whatever is not named in the answer is done with and will not be seen again.
    Unfinished on(List<Incoming> messages, Deadline deadline);
}
