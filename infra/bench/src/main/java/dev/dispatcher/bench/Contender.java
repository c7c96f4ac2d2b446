package dev.dispatcher.bench;

import java.time.Duration;

/// Something that is measured in turn with the others.
interface Contender {

    String name();

    /// How long this many took. What has to be there before, and what has to be gone afterwards, is not counted.
    Duration run(int events);
}
