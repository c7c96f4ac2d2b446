package dev.dispatcher.standins;

import java.time.Duration;
import java.util.function.UnaryOperator;

/// What goes wrong with one call.
public sealed interface Fault {

    /// Nothing does.
    record None() implements Fault {}

    /// The call is not looked at, and this is the answer.
    record Answered(Answer answer) implements Fault {}

    /// The connection is cut before the call is looked at.
    record Cut() implements Fault {}

    /// The call has its effect, and then the connection is cut without a word.
    record Lost() implements Fault {}

    /// The call has its effect at once, and the answer takes this long.
    record Slow(Duration delay) implements Fault {}

    /// The call has its effect, and the answer says something else.
    record Altered(UnaryOperator<Answer> alteration) implements Fault {}

    /// Its name in the ledger.
    default String word() {
        return switch (this) {
            case None _ -> "";
            case Answered _ -> "answered";
            case Cut _ -> "cut";
            case Lost _ -> "lost";
            case Slow _ -> "slow";
            case Altered _ -> "altered";
        };
    }
}
