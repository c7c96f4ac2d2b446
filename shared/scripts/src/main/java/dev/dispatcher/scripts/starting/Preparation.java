package dev.dispatcher.scripts.starting;

import dev.dispatcher.scripts.starting.ProcessIntake.NewProcess;

/// What came of getting a run ready to be taken in.
public sealed interface Preparation {

    /// Its environment is sealed for it alone.
    record Ready(NewProcess process) implements Preparation {}

    /// There is no such command.
    record NoSuchCommand() implements Preparation {}

    /// Its own environment and its command's have too many variables or bytes together.
    record TooLarge() implements Preparation {}

    /// The key that seals environments cannot be reached.
    record KeyOutOfReach() implements Preparation {}
}
