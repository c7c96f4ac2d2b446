package dev.dispatcher.assistant.quiet;

import dev.dispatcher.database.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// When one chat wants to be told. Without `quietFrom` it is never quiet, without `digestAt` there is no digest. What
/// somebody is told in person makes no sound before `mutedUntil`.
public record ChatHours(
        @Nullable Integer quietFrom,
        @Nullable Integer quietUntil,
        boolean isHeld,
        @Nullable Integer digestAt,
        @Nullable UUID digestPlan,
        @Nullable Instant mutedUntil) {

    static final ChatHours ANY = new ChatHours(null, null, false, null, null, null);

    static ChatHours of(Row row) {
        return new ChatHours(
                row.numberOrNull("quiet_from"),
                row.numberOrNull("quiet_until"),
                row.flag("held"),
                row.numberOrNull("digest_at"),
                row.uuidOrNull("digest_plan"),
                row.timeOrNull("muted_until"));
    }

    public boolean mutedAt(Instant now) {
        return mutedUntil != null && now.isBefore(mutedUntil);
    }

    /// Over midnight as well.
    boolean isQuietAt(int hour) {
        if (quietFrom == null || quietUntil == null) return false;
        return quietFrom <= quietUntil
                ? hour >= quietFrom && hour < quietUntil
                : hour >= quietFrom || hour < quietUntil;
    }
}
