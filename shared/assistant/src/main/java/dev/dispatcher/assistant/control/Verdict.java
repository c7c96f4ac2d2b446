package dev.dispatcher.assistant.control;

/// What is known of a wish before it is made, and again after a crash.
sealed interface Verdict {

    /// Nothing is in its way as far as we can see. `what` names it for people, `isGuarded` when the branch is
    /// protected.
    record Open(String what, boolean isGuarded) implements Verdict {}

    /// It is so already.
    record Already(String url) implements Verdict {}

    /// There are newer commits than the one that was shown.
    record Moved() implements Verdict {}

    /// It is over, in the word for how.
    record Over(String state) implements Verdict {}

    record Gone() implements Verdict {}

    /// The forge says beforehand that this person may not.
    record NoRight() implements Verdict {}
}
