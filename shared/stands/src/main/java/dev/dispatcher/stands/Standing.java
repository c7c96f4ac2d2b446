package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import dev.dispatcher.platform.json.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a stand stands when a command meets it.
record Standing(
        UUID id,
        String name,
        Plan plan,
        Desired desired,
        Observed observed,
        String status,
        boolean isBuilt,
        @Nullable Instant expiresAt,
        Instant endsAt,
        UUID runId,
        RunState run,
        boolean isGoingUp,
        boolean isResumable) {

    static Standing of(Row row) {
        return new Standing(
                row.uuid("id"),
                row.text("name"),
                Json.read(row.text("plan"), Plan.class),
                Words.read(Desired.class, row.text("desired")),
                Words.read(Observed.class, row.text("observed")),
                row.text("status"),
                row.textOrNull("built_sha") != null,
                row.timeOrNull("expires_at"),
                row.time("ends_at"),
                row.uuid("run_id"),
                Words.read(RunState.class, row.text("r_state")),
                row.text("r_kind").equals("up"),
                row.flag("resumable"));
    }

    /// As a Russian sentence about it goes on.
    String statusInRussian() {
        return switch (StandStatus.of(status).orElseThrow()) {
            case QUEUED -> "в очереди";
            case PREPARING -> "готовится";
            case RUNNING -> "поднимается";
            case READY -> "готов";
            case DEGRADED -> "не отвечает";
            case FAILED -> "не поднялся";
            case STOPPING -> "останавливается";
            case STOPPED -> "остановлен";
            case DELETING -> "удаляется";
            case LEAKING -> "не удаётся убрать";
            case GONE -> "удалён";
        };
    }

    boolean isActive() {
        return !run.isOver();
    }

    boolean canResume() {
        return isResumable && run != RunState.LOST;
    }

    boolean canBeTornDown() {
        return !isBuilt || plan.teardown().by() != Teardown.By.NOTHING;
    }

    StandCommands.Result blocked() {
        var why = new Sentence(
                "Its run %s is %s.".formatted(runId, run.word()), "Его запуск %s ещё не закончен.".formatted(runId));
        return new StandCommands.Refused(why, runId);
    }
}
