package dev.dispatcher.database;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// The `idempotency_keys` table: one effect for one key, however often and however concurrently it is sent. The answer
/// is stored in the transaction of the effect, so there is never one without the other.
@Singleton
public final class Idempotency {

    private static final int TRIES = 3;

    private final Database database;

    public Idempotency(Database database) {
        this.database = database;
    }

    /// What an effect has to say. `kept` is what a repetition is told: never a secret.
    public record Answer(int status, String body, String kept) {
        public Answer(int status, String body) {
            this(status, body, body);
        }
    }

    /// Runs `effect`, unless it ran before under this key. An effect that throws leaves nothing behind.
    public IdempotentAnswer once(IdempotencyKey key, byte[] request, Supplier<Answer> effect) {
        for (int i = 0; i < TRIES; i++) {
            var answer = database.inTransaction(() -> attempt(key, request, effect));
            if (answer.isPresent()) return answer.get();
        }
        throw new IllegalStateException("an idempotency key that is there when written and gone when read");
    }

    /// At most `limit` of those made before `cutoff`; how many there were.
    public int deleteOlderThan(Instant cutoff, int limit) {
        return database.update("""
                DELETE FROM idempotency_keys
                 WHERE ctid = ANY (ARRAY(
                   SELECT ctid FROM idempotency_keys WHERE created_at < ?::timestamptz ORDER BY created_at LIMIT ?))
                """, cutoff, limit);
    }

    private Optional<IdempotentAnswer> attempt(IdempotencyKey key, byte[] request, Supplier<Answer> effect) {
        // Waits here while another transaction is at work under this key.
        int reserved = database.update("""
                INSERT INTO idempotency_keys (token_id, route, key, request_hash)
                VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                """, key.token(), key.route(), key.key(), request);
        if (reserved == 0) return earlier(key, request);
        var answer = effect.get();
        database.update("""
                UPDATE idempotency_keys SET status = ?, answer = ? WHERE token_id = ? AND route = ? AND key = ?
                """, answer.status(), answer.kept(), key.token(), key.route(), key.key());
        return Optional.of(new IdempotentAnswer.Fresh(answer.status(), answer.body()));
    }

    /// A statement of its own: the one that tried to insert has a snapshot from before the winner was committed.
    private Optional<IdempotentAnswer> earlier(IdempotencyKey key, byte[] request) {
        return database.one(
                """
                SELECT request_hash, status, answer FROM idempotency_keys WHERE token_id = ? AND route = ? AND key = ?
                """,
                row -> Arrays.equals(row.bytes("request_hash"), request)
                        ? new IdempotentAnswer.Replayed(row.number("status"), row.text("answer"))
                        : new IdempotentAnswer.OtherRequest(),
                key.token(),
                key.route(),
                key.key());
    }
}
