package dev.dispatcher.assistant.hooks;

/// What came of making sure that a project has the hook it needs.
public sealed interface Cared {

    /// It is there and was heard from. GitHub only promises to call; that it did is heard a moment later.
    record Live(String hookId, boolean isNew) implements Cared {}

    /// It is there, but the forge could not reach us, or would not say.
    record Untested(String hookId) implements Cared {}

    /// Somebody has made it by hand, and looks after it.
    record ByHand() implements Cared {}

    /// Nobody wants to hear of the project: it is gone.
    record Removed() implements Cared {}

    /// Whose token it is may not administer hooks there.
    record NoRight(String project) implements Cared {}

    /// The user has no account there, or has to sign in again.
    record NotLinked() implements Cared {}

    record NoSuchProject() implements Cared {}

    /// No forge could find us: `PUBLIC_URL` is not set.
    record NoAddress() implements Cared {}

    /// Whether somebody else might be able to.
    default boolean isAboutWho() {
        return switch (this) {
            case NoRight _, NotLinked _, NoSuchProject _ -> true;
            case Live _, Untested _, ByHand _, Removed _, NoAddress _, Unanswered _, Refused _ -> false;
        };
    }

    /// The forge does not answer.
    record Unanswered(String reason) implements Cared {}

    /// The forge refuses, in its words.
    record Refused(String reason) implements Cared {}
}
