package dev.dispatcher.standins.gitlab.world;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One word for several jobs, by the precedence GitLab gives to its statuses.
final class Summary {

    /// A job that may fail and did, and one that nobody needs to play.
    private static final String FORGIVEN = "success with warnings";
    private static final String IGNORED = "ignored";

    /// The word for jobs that say nothing but these, a forgiven failure or an ignored job aside. The first one counts.
    private static final List<Rule> ONLY = List.of(
            new Rule("success", Set.of("success", "skipped")),
            new Rule("created", Set.of("created")),
            new Rule("preparing", Set.of("preparing")),
            new Rule("canceled", Set.of("canceled", "success", "skipped")),
            new Rule("pending", Set.of("pending", "created", "skipped")));

    /// Else the word that one of them says decides. The first one counts.
    private static final List<Rule> ANY = List.of(
            new Rule("running", Set.of("running", "pending")),
            new Rule("waiting_for_resource", Set.of("waiting_for_resource")),
            new Rule("waiting_for_callback", Set.of("waiting_for_callback")),
            new Rule("manual", Set.of("manual")),
            new Rule("scheduled", Set.of("scheduled")),
            new Rule("preparing", Set.of("preparing")),
            new Rule("running", Set.of("created")),
            new Rule("canceling", Set.of("canceling")));

    private record Rule(String verdict, Set<String> words) {}

    private Summary() {}

    /// Of no jobs at all: `success`.
    static String of(Collection<Job> jobs) {
        var words = new TreeSet<String>();
        for (var job : jobs) words.add(word(job));
        if (!words.isEmpty() && Set.of("skipped", IGNORED).containsAll(words)) return "skipped";
        words.remove(IGNORED);
        if (words.remove(FORGIVEN) && words.isEmpty()) return "success";
        for (var rule : ONLY) {
            if (rule.words().containsAll(words)) return rule.verdict();
        }
        for (var rule : ANY) {
            if (words.stream().anyMatch(rule.words()::contains)) return rule.verdict();
        }
        // A word that not even GitLab knew when this was written: something is still going on.
        return Words.ALL.containsAll(words) ? "failed" : "running";
    }

    /// For a job that names what it needs, any of these that never runs is one too many.
    static boolean isPassedOver(Job job) {
        return job.word().equals("skipped") || word(job).equals(IGNORED);
    }

    private static String word(Job job) {
        if (!job.script().allowsFailure()) return job.word();
        return switch (job.word()) {
            case "failed", "canceled" -> FORGIVEN;
            case "manual" -> IGNORED;
            default -> job.word();
        };
    }
}
