package dev.dispatcher.stands;

import dev.dispatcher.people.Report;
import dev.dispatcher.standins.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the older service made of the same things. Each of these is wrong, and a test says why.
final class OldRule {

    private OldRule() {}

    /// A1: what had stopped was looked for once, when the process began.
    static boolean isRecoveredAt(Instant now, Instant processStart) {
        return now.equals(processStart);
    }

    /// A2: whatever GitLab answered, a stand was `created` until a branch was there, and tried again.
    static String statusAfter(List<Entry> answers) {
        return answers.stream().anyMatch(Entry::hasChanged) ? "pending" : "created";
    }

    /// A3: what went wrong behind the trigger rolled the row back, and the next tick triggered.
    static long pipelines(List<Entry> sinceTheTrigger) {
        return 1
                + sinceTheTrigger.stream()
                        .filter(entry -> entry.answer().status() >= 500)
                        .count();
    }

    /// A5: one after the other, and nothing timed out. Only these words ended a job.
    static List<String> moved(Map<String, String> jobOfEach) {
        var ends = Set.of("success", "failed", "canceled");
        var inLine = List.copyOf(jobOfEach.keySet());
        int first = IntStream.range(0, inLine.size())
                .filter(at -> !ends.contains(jobOfEach.get(inLine.get(at))))
                .findFirst()
                .orElse(inLine.size() - 1);
        return inLine.subList(0, first + 1);
    }

    /// A6: `if (hasManualJobs && !hasRunningJobs)` played, and else was success.
    static String step(Collection<String> words) {
        return words.contains("manual") && !words.contains("running") ? "running" : "success";
    }

    /// A7: one look that failed was the end.
    static String statusAfter(Entry look) {
        return look.answer().status() == 200 ? "running" : "error";
    }

    /// A8: a list as its language prints it, when the variable was made.
    static String products(List<String> codes) {
        return "[" + String.join(" ", codes) + "]";
    }

    /// A9: GitLab's search finds beginnings.
    static boolean exists(String name, List<String> environments) {
        return environments.stream().anyMatch(other -> other.startsWith(name));
    }

    /// A10: everything went into the URL, as it was.
    static String triggerUrl(String ref, String token) {
        return "/trigger/pipeline?ref=" + ref + "&token=" + token;
    }

    /// A11: a deleted row kept its name.
    static boolean isFree(String name, List<String> everUsed) {
        return !everUsed.contains(name);
    }

    /// A12: `uint(userID)`.
    static String owner(long id) {
        return Long.toUnsignedString(id);
    }

    /// A14: there was nothing else.
    static Set<String> commands(Set<String> wanted) {
        return wanted.stream().filter(Set.of("list", "create")::contains).collect(Collectors.toSet());
    }

    /// A15: the bot marked what it had tried.
    static boolean isToldAgainAfter(Report report) {
        return switch (report) {
            case SENT, FAILED -> false;
        };
    }

    /// A15: whoever asked before it was marked got the same.
    static <T> T given(List<T> waiting) {
        return waiting.getFirst();
    }
}
