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
        // Micronaut wraps it in a page of its own; the one sentence is what helps.
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Misconfigured misconfigured) return new Answer(false, "", misconfigured.getMessage());
        }
        var message = failure.getMessage();
        return new Answer(false, "", message == null ? failure.getClass().getSimpleName() : message);
    }
}
