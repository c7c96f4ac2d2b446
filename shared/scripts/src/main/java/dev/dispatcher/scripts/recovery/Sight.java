package dev.dispatcher.scripts.recovery;

import dev.dispatcher.scripts.Task;

/// What was seen of a process's task just now.
sealed interface Sight {

    /// Nobody has looked.
    record Unasked() implements Sight {}

    /// It is there: on its way, running or stopped.
    record Found(Task task) implements Sight {}

    /// Asked, and nobody knows of it: either it stopped long ago, or it cannot be seen yet.
    record Missing() implements Sight {}

    /// Nobody answered, which proves nothing.
    record Unreachable() implements Sight {}
}
