package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stands as they stand, for who wants to see them.
@Singleton
public final class StandShelf {

    private static final String JOBS = """
            SELECT j.*, CASE WHEN j.word = 'waiting_for_resource' THEN (
                          SELECT min(o.name)
                            FROM jobs h JOIN runs r ON r.id = h.run_id JOIN stands o ON o.id = r.stand_id
                           WHERE h.name = j.name AND h.stage = j.stage AND h.word = 'running'
                             AND r.finished_at IS NULL AND h.run_id <> j.run_id) END AS holder
              FROM jobs j
             WHERE j.run_id = ANY (?)
             ORDER BY j.id
            """;

    private final Database database;
    private final StandsConfig config;
    private final Clock clock;

    StandShelf(Database database, StandsConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// A stand in a list: with its current run, its place in line when it waits there, and why it does not get on.
    public record Listed(
            StandView stand,
            RunView run,
            @Nullable Integer inLine,
            @Nullable Stuck stuck) {}

    /// A stand with everything that was done for it, newest run first.
    public record Whole(
            Listed listed,
            List<RunView> runs,
            List<StepView> steps,
            List<StepView.Attempt> attempts,
            List<JobView> jobs) {}

    /// Newest first. Those that are gone are only listed when they are asked for.
    public List<Listed> list(@Nullable StandStatus status, @Nullable Long owner, int limit) {
        return listed(database.list("""
                SELECT * FROM stands
                 WHERE (?::text IS NULL AND gone_at IS NULL OR status = ?)
                   AND (?::bigint IS NULL OR owner = ?)
                 ORDER BY id DESC
                 LIMIT ?
                """, StandView::of, status, status, owner, owner, limit));
    }

    /// By its name; of those that are gone the last.
    public Optional<Whole> find(String name) {
        var stand = database.one("""
                SELECT * FROM stands WHERE name = ? ORDER BY gone_at DESC NULLS FIRST, id DESC LIMIT 1
                """, StandView::of, name);
        return stand.map(this::whole);
    }

    /// By its id.
    public Optional<Whole> find(UUID id) {
        return database.one("SELECT * FROM stands WHERE id = ?", StandView::of, id)
                .map(this::whole);
    }

    private Whole whole(StandView stand) {
        var runs = database.list("SELECT * FROM runs WHERE stand_id = ? ORDER BY number DESC", RunView::of, stand.id());
        var ids = runs.stream().map(RunView::id).toList();
        return new Whole(
                listed(List.of(stand)).getFirst(),
                runs,
                database.list(
                        "SELECT * FROM steps WHERE run_id = ANY (?) ORDER BY run_id, position", StepView::of, ids),
                database.list(
                        "SELECT * FROM step_attempts WHERE run_id = ANY (?) ORDER BY run_id, step, attempt",
                        StepView.Attempt::of,
                        ids),
                database.list(JOBS, JobView::of, ids));
    }

    private List<Listed> listed(List<StandView> stands) {
        if (stands.isEmpty()) return List.of();
        var runs = new HashMap<UUID, RunView>();
        var ids = stands.stream().map(StandView::runId).toList();
        database.list("SELECT * FROM runs WHERE id = ANY (?)", RunView::of, ids)
                .forEach(run -> runs.put(run.id(), run));
        var jobs = database.list(JOBS, JobView::of, ids);
        var line = line();
        return stands.stream()
                .map(stand -> {
                    var run = runs.get(stand.runId());
                    if (run == null) throw new IllegalStateException("a stand without a run: " + stand.name());
                    var own = jobs.stream()
                            .filter(job -> job.runId().equals(run.id()))
                            .toList();
                    var sight = new Stuck.Sight(stand, run, own, line.freeSlots, clock.instant(), line.databaseNow);
                    return new Listed(stand, run, line.places.get(run.id()), Stuck.of(sight));
                })
                .toList();
    }

    /// Who waits, and how many more could go on.
    private record Line(Map<UUID, Integer> places, int freeSlots, Instant databaseNow) {}

    private Line line() {
        var places = new HashMap<UUID, Integer>();
        database.list(
                        "SELECT id FROM runs WHERE finished_at IS NULL AND kind = 'up' AND state = 'queued' ORDER BY created_at, id",
                        row -> row.uuid("id"))
                .forEach(id -> places.put(id, places.size() + 1));
        return database.one("""
                        SELECT count(*) AS going, clock_timestamp() AS now
                          FROM runs WHERE finished_at IS NULL AND kind = 'up' AND state <> 'queued'
                        """, row -> new Line(places, config.runsMax() - row.number("going"), row.time("now")))
                .orElseThrow();
    }

    /// All that do not get on.
    public List<Listed> stuck() {
        return listed(database.list(
                        "SELECT * FROM stands WHERE gone_at IS NULL AND due_at IS NOT NULL ORDER BY id LIMIT 1000",
                        StandView::of))
                .stream()
                .filter(listed -> listed.stuck() != null)
                .toList();
    }
}
