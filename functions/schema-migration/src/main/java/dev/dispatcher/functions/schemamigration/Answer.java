package dev.dispatcher.functions.schemamigration;

import dev.dispatcher.platform.Misconfigured;

/// What CloudFormation is told: that the schema is at `version`, or why it is not.
record Answer(boolean isSuccess, String version, String reason) {

    // CloudFormation takes 4 KiB for the whole answer.
    private static final int REASON_MAX_CHARS = 1_000;

    Answer {
        reason = reason.length() > REASON_MAX_CHARS ? reason.substring(0, REASON_MAX_CHARS) : reason;
    }

    static Answer succeeded() {
        return succeeded("");
    }

    static Answer succeeded(String version) {
        return new Answer(true, version, "");
    }

    static Answer failed(Exception failure) {
        return new Answer(false, "", said(failure));
    }

    // Micronaut wraps what is misconfigured in a page of its own; the one sentence is what helps.
    private static String said(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Misconfigured) return String.valueOf(cause.getMessage());
        }
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
