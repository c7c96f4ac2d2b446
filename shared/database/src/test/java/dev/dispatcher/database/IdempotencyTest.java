package dev.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.testing.TestPostgres;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyTest {

    private static final Database DATABASE = new Database(TestPostgres.fresh().dataSource());
    private static final int POSTS = "long".equals(System.getProperty("test.scale")) ? 20_000 : 3_000;

    private final Idempotency idempotency = new Idempotency(DATABASE);
    private final UUID token = UUID.randomUUID();

    @Test
    void answersARepetitionAsTheFirstTime() {
        var first = idempotency.once(key("k"), Sha256.of("a"), () -> new Answer(201, "made", "made, secret left out"));
        var again = idempotency.once(key("k"), Sha256.of("a"), IdempotencyTest::mustNotRun);

        assertThat(first).isEqualTo(new IdempotentAnswer.Fresh(201, "made"));
        assertThat(again).isEqualTo(new IdempotentAnswer.Replayed(201, "made, secret left out"));
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        idempotency.once(key("k"), Sha256.of("a"), () -> new Answer(201, "made"));

        assertThat(idempotency.once(key("k"), Sha256.of("b"), IdempotencyTest::mustNotRun))
                .isEqualTo(new IdempotentAnswer.OtherRequest());
    }

    @Test
    void tellsTokensAndRoutesApart() {
        idempotency.once(key("k"), Sha256.of("a"), () -> new Answer(201, "mine"));
        var elsewhere = new IdempotencyKey(token, "POST /elsewhere", "k");
        var somebody = new IdempotencyKey(UUID.randomUUID(), "POST /things", "k");

        assertThat(idempotency.once(elsewhere, Sha256.of("b"), () -> new Answer(201, "there")))
                .isEqualTo(new IdempotentAnswer.Fresh(201, "there"));
        assertThat(idempotency.once(somebody, Sha256.of("b"), () -> new Answer(201, "theirs")))
                .isEqualTo(new IdempotentAnswer.Fresh(201, "theirs"));
    }

    @Test
    void keepsNothingOfAnEffectThatWasCutOff() {
        assertThatThrownBy(() -> idempotency.once(key("k"), Sha256.of("a"), () -> {
                    effect();
                    throw new IllegalStateException("killed between effect and answer");
                }))
                .hasMessageContaining("killed");

        assertThat(effects()).isZero();
        assertThat(idempotency.once(key("k"), Sha256.of("a"), () -> new Answer(201, "made")))
                .isEqualTo(new IdempotentAnswer.Fresh(201, "made"));
    }

    @Test
    void makesFiftyEffectsOfThousandsOfConcurrentPostsUnderFiftyKeys() throws Exception {
        var answers = new ConcurrentHashMap<String, String>();
        var fresh = new AtomicInteger();
        var posts = new ArrayList<Callable<Void>>();
        for (int i = 0; i < POSTS; i++) {
            var name = "key-" + i % 50;
            posts.add(() -> {
                var answer = idempotency.once(key(name), Sha256.of(name), () -> new Answer(201, effect()));
                var body =
                        switch (answer) {
                            case IdempotentAnswer.Fresh(int _, var made) -> {
                                fresh.incrementAndGet();
                                yield made;
                            }
                            case IdempotentAnswer.Replayed(int _, var made) -> made;
                            case IdempotentAnswer.OtherRequest() -> "other";
                        };
                assertThat(answers.computeIfAbsent(name, _ -> body)).isEqualTo(body);
                return null;
            });
        }

        try (var workers = Executors.newFixedThreadPool(16)) {
            for (var done : workers.invokeAll(posts)) done.get();
        }

        assertThat(fresh).hasValue(50);
        assertThat(effects()).isEqualTo(50);
        assertThat(new HashSet<>(answers.values())).hasSize(50);
    }

    @Test
    void forgetsTheOldestFirstAndNoMoreThanAsked() {
        for (var name : List.of("a", "b", "c")) {
            idempotency.once(key(name), Sha256.of(name), () -> new Answer(201, name));
        }
        DATABASE.update(
                "UPDATE idempotency_keys SET created_at = now() - interval '8 days' WHERE token_id = ? AND key <> 'c'",
                token);
        var old = new OldIdempotencyKeys(idempotency, Clock.systemUTC());

        assertThat(old.deleteSome(1)).isEqualTo(1);
        assertThat(old.deleteSome(10)).isEqualTo(1);
        assertThat(old.deleteSome(10)).isZero();
        assertThat(idempotency.once(key("c"), Sha256.of("c"), IdempotencyTest::mustNotRun))
                .isEqualTo(new IdempotentAnswer.Replayed(201, "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "é", "a\n", "\u0000"})
    void wantsVisibleCharactersInAKey(String key) {
        assertThat(IdempotencyKey.isWellFormed(key)).isFalse();
    }

    @Test
    void wantsNoMoreThan255OfThem() {
        assertThat(IdempotencyKey.isWellFormed("~".repeat(255))).isTrue();
        assertThat(IdempotencyKey.isWellFormed("~".repeat(256))).isFalse();
    }

    private IdempotencyKey key(String key) {
        return new IdempotencyKey(token, "POST /things", key);
    }

    /// Any table will do to see whether something happened.
    private String effect() {
        var id = UUID.randomUUID();
        DATABASE.update(
                "INSERT INTO events (id, type, payload, error, wake_at) VALUES (?, 'x', '{}', ?, now())",
                id,
                token.toString());
        return id.toString();
    }

    private int effects() {
        return DATABASE.one(
                        "SELECT count(*)::int AS n FROM events WHERE error = ?",
                        row -> row.number("n"),
                        token.toString())
                .orElseThrow();
    }

    private static Answer mustNotRun() {
        throw new AssertionError("ran twice");
    }
}
