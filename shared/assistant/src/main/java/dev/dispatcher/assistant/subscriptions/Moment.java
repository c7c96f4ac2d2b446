package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.happenings.PipelineStatus;
import java.util.EnumSet;
import java.util.Set;

/// A moment in the life of a pipeline that one may want to hear of.
public enum Moment {
    RUNNING,
    MANUAL,
    SUCCESS,
    FAILED,
    FIXED,
    CANCELED;

    /// Bad news, and the good news that ends it.
    public static final Set<Moment> USUAL = Set.copyOf(EnumSet.of(FAILED, FIXED));

    public static Moment of(PipelineStatus status) {
        return switch (status) {
            case CREATED, PENDING, RUNNING, CANCELING -> RUNNING;
            case MANUAL -> MANUAL;
            case SUCCESS -> SUCCESS;
            case FAILED -> FAILED;
            case CANCELED, SKIPPED -> CANCELED;
        };
    }
}
