package dev.dispatcher.testing.ecs;

/// What goes wrong with one call.
public sealed interface Fault {

    /// The connection breaks before anything is done.
    record Unheard() implements Fault {}

    /// It is done, and the connection breaks before the answer.
    record AnswerLost() implements Fault {}

    /// Nothing is done, and this is said: an error of the protocol.
    record Refused(int status, String type, String message) implements Fault {}

    /// Nothing goes wrong but time: something else happens before the answer.
    record Overtaken(Runnable meanwhile) implements Fault {}

    /// Nothing is started, though the call succeeds: there is no room.
    record Failures(String reason) implements Fault {}
}
