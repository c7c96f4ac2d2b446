package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// The `hook_turns` table: one worker at a time looks after the hook of a project, and the others wait for it.
/// Two at once would both find none, and make two.
@Singleton
final class HookTurns {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration WAIT_MAX = Duration.ofSeconds(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final Database database;
    private final Ids ids;

    HookTurns(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// Never inside a transaction: nobody else would see whose turn it is. Throws `ForgeFailure.Unanswered`
    /// when others take too long.
    <T> T taking(Hook project, Supplier<T> work) {
        var name = name(project);
        var taker = ids.next();
        await(name, taker);
        try {
            return work.get();
        } finally {
            database.update("DELETE FROM hook_turns WHERE project = ? AND taken_by = ?", name, taker);
        }
    }

    private static String name(Hook project) {
        return "%s %s %s"
                .formatted(
                        project.provider().word(),
                        project.instance(),
                        project.projectId() == null ? project.projectPath() : project.projectId());
    }

    private void await(String project, UUID taker) {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        try {
            while (!isTaken(project, taker)) {
                if (System.nanoTime() >= end) throw tooLong();
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw tooLong();
        }
    }

    private static ForgeFailure.Unanswered tooLong() {
        return new ForgeFailure.Unanswered("somebody else is looking after the hook", LATER, null);
    }

    /// A worker that died holds nobody up for longer than its lease.
    private boolean isTaken(String project, UUID taker) {
        return database.update("""
                        INSERT INTO hook_turns AS turn (project, taken_by, ends_at)
                        VALUES (?, ?, clock_timestamp() + ?::interval)
                            ON CONFLICT (project) DO UPDATE
                           SET taken_by = excluded.taken_by, ends_at = excluded.ends_at
                         WHERE turn.ends_at <= clock_timestamp()
                        """, project, taker, LEASE) == 1;
    }
}
