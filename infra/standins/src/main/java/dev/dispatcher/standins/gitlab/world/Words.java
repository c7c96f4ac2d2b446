package dev.dispatcher.standins.gitlab.world;

import java.util.List;
import java.util.Set;

/// The words of jobs and pipelines.
public final class Words {

    /// All that GitLab knows.
    public static final List<String> ALL = List.of(
            "created",
            "waiting_for_resource",
            "preparing",
            "waiting_for_callback",
            "pending",
            "running",
            "success",
            "failed",
            "canceling",
            "canceled",
            "skipped",
            "manual",
            "scheduled");

    private static final Set<String> FINAL = Set.of("success", "failed", "canceled", "skipped");
    private static final Set<String> UNFORCED =
            Set.of("success", "failed", "canceled", "skipped", "manual", "canceling");

    private Words() {}

    static boolean isFinal(String word) {
        return FINAL.contains(word);
    }

    static boolean isCancelable(String word) {
        return !UNFORCED.contains(word);
    }

    public static boolean isRetryable(String word) {
        return word.equals("success") || word.equals("failed") || word.equals("canceled");
    }
}
