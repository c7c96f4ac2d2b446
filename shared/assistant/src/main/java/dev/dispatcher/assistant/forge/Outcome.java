package dev.dispatcher.assistant.forge;

/// What a forge made of a wish. Anything but `Done` has changed nothing.
public sealed interface Outcome {

    /// `url` is where it can be seen, or empty.
    record Done(String url) implements Outcome {

        public static final Done AND_NO_MORE = new Done("");
    }

    /// Whose token it is may not do this here.
    record NoRight() implements Outcome {}

    /// There are newer commits than the one that was shown.
    record Moved() implements Outcome {}

    /// It is not in a state to be merged; why, the forge says.
    record NotMergeable(String reason) implements Outcome {}

    /// There is no such thing, or it may not be seen.
    record Gone() implements Outcome {}

    /// It is so already, or there is nothing it could be done to.
    record NothingToDo(String reason) implements Outcome {}

    /// A no for any other reason, in the forge's words.
    record Refused(String reason) implements Outcome {}
}
