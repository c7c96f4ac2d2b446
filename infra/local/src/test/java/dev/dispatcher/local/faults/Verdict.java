package dev.dispatcher.local.faults;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What became of everything, counted in the database, the dead letter queue and the ledger.
record Verdict(
        long events,
        long lost,
        long twice,
        long stuck,
        long doubleEffects,
        long effectsWithoutProcessed,
        long processedWithoutEffect,
        long overTheLimit,
        long poisonNotParked,
        long parkedWithoutNotice,
        long innocentsFailed) {

    private static final String WITH_EFFECT = "payload->>'fate' IN ('EFFECT', 'FLAKY')";
    private static final String POISON = "payload->>'fate' IN ('REFUSE', 'THROW', 'HANG', 'KILL')";

    static Verdict on(World world) {
        var postgres = world.postgres;
        var stored = new HashSet<>(postgres.list("SELECT (payload->>'n')::bigint FROM events", row -> row.getLong(1)));
        var lost = world.ledger.accepted();
        lost.removeAll(stored);
        return new Verdict(
                postgres.number("SELECT count(*) FROM events"),
                lost.size(),
                postgres.number("SELECT count(*) - count(DISTINCT payload->>'n') FROM events"),
                world.waiting() + postgres.number("SELECT count(*) FROM events WHERE status < 'processed'"),
                postgres.number("SELECT count(*) - count(DISTINCT event_id) FROM effects"),
                postgres.number("""
                        SELECT count(*) FROM effects WHERE NOT EXISTS (
                          SELECT FROM events WHERE id = event_id AND status = 'processed')
                        """),
                postgres.number("""
                        SELECT count(*) FROM events WHERE status = 'processed' AND %s
                           AND NOT EXISTS (SELECT FROM effects WHERE event_id = id)
                        """.formatted(WITH_EFFECT)),
                overTheLimit(world),
                postgres.number("SELECT count(*) FROM events WHERE status <> 'failed' AND " + POISON),
                parkedWithoutNotice(world),
                postgres.number("SELECT count(*) FROM events WHERE status = 'failed' AND NOT " + POISON));
    }

    /// Begun more often than allowed, beyond what was given back because others shared the claim. A keyed message
    /// that arrives again after its event has failed asks for another run: such an event may have had several first
    /// attempts.
    private static long overTheLimit(World world) {
        return world
                .postgres
                .list("""
                        SELECT e.id, count(*) FILTER (WHERE a.error LIKE '%not counted') + e.max_attempts * greatest(1,
                                 count(*) FILTER (WHERE e.idempotency_key IS NOT NULL AND a.attempt = 1
                                                    AND a.error NOT LIKE '%not counted'))
                          FROM events e
                          LEFT JOIN event_attempts a ON a.event_id = e.id
                         GROUP BY e.id
                        """, row -> world.ledger.starts(row.getObject(1, UUID.class)) > row.getLong(2))
                .stream()
                .filter(isOver -> isOver)
                .count();
    }

    private static long parkedWithoutNotice(World world) {
        var noticed = noticed(world);
        return world
                .postgres
                .list("SELECT id::text FROM events WHERE status = 'failed'", row -> row.getString(1))
                .stream()
                .filter(id -> !noticed.contains(id))
                .count();
    }

    private static Set<String> noticed(World world) {
        return world.queues.deadLetters().stream()
                .map(notice -> notice.replaceFirst(".*\"event_id\":\"([^\"]+)\".*", "$1"))
                .collect(Collectors.toSet());
    }
}
