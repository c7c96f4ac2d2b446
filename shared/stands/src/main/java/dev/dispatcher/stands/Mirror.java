package dev.dispatcher.stands;

import dev.dispatcher.stands.gitlab.Job;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The jobs of a pipeline as GitLab lists them, newest first and a hundred a page. A look at very many takes several
/// wake-ups, and `phase` counts the pages. Nothing is decided before the last one: a job that was not listed is no job
/// that is done.
final class Mirror {

    private static final int PAGE = 100;

    /// With the pipeline itself that is four reads: the fifth is for a job's log.
    private static final int PAGES_AT_ONCE = 3;

    private Mirror() {}

    /// Whether every page has been read.
    static boolean isComplete(WakeUp wakeUp) {
        var held = wakeUp.held();
        var run = held.run;
        boolean isFirst = run.phase == 0;
        var seen = new LinkedHashMap<Long, HeldJob>();
        boolean isMore = true;
        for (int page = 1; isMore && page <= PAGES_AT_ONCE; page++) {
            int number = run.phase + page;
            var jobs = wakeUp.read(gitLab -> gitLab.jobs(wakeUp.project(), Following.id(run), number));
            for (var job : jobs) seen.put(job.id(), see(wakeUp, job));
            isMore = jobs.size() == PAGE;
        }
        boolean isWhole = isFirst && !isMore;
        var all = isWhole ? seen.values() : lastOfEachName(held.jobs, seen);
        var sorted = all.stream().sorted(Comparator.comparingLong(job -> job.id)).toList();
        Retrying.inherit(held, sorted);
        held.jobs.clear();
        held.jobs.addAll(sorted);
        held.jobsSeen = true;
        held.jobsComplete = !isMore;
        run.phase = isMore ? run.phase + PAGES_AT_ONCE : 0;
        return !isMore;
    }

    private static HeldJob see(WakeUp wakeUp, Job job) {
        var held = wakeUp.held();
        var known = held.jobs.stream()
                .filter(old -> old.id == job.id())
                .findFirst()
                .orElseGet(() -> new HeldJob(job.id(), wakeUp.now()));
        known.see(job, held.plan, held.run.isUp(), wakeUp.now());
        return known;
    }

    /// GitLab lists no job that was tried again, but what we know of earlier pages may hold one: its successor has its
    /// name and a higher id.
    private static Collection<HeldJob> lastOfEachName(List<HeldJob> known, Map<Long, HeldJob> seen) {
        var all = new LinkedHashMap<Long, HeldJob>();
        known.forEach(job -> all.put(job.id, job));
        all.putAll(seen);
        var last = new LinkedHashMap<String, HeldJob>();
        all.values().stream()
                .sorted(Comparator.comparingLong(job -> job.id))
                .forEach(job -> last.put(job.stage + '\n' + job.name, job));
        return last.values();
    }
}
