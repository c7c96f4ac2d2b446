package dev.dispatcher.standins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.testing.SettableClock;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandInServerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final StandInServer server = new StandInServer(0, new SettableClock(NOW));
    private final Http http = new Http(server.url(), Map.of());
    private final AtomicInteger effects = new AtomicInteger();

    @BeforeEach
    void serve() {
        server.serve(call -> {
            effects.incrementAndGet();
            return Answer.json(call.isMutating() ? 201 : 200, Map.of("path", call.segments()));
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void writesDownWhatWasAskedAndAnswered() throws IOException {
        http.post("/a%2Fb/c?x=1", Map.of("k", "v"));

        assertThat(server.ledger().all()).singleElement().satisfies(entry -> {
            assertThat(entry).hasToString("1 POST /a%2Fb/c?x=1 -> 201");
            assertThat(entry.at()).isEqualTo(NOW);
            assertThat(entry.call().body()).isEqualTo("{\"k\":\"v\"}");
            assertThat(entry.answer().body()).isEqualTo("{\"path\":[\"a/b\",\"c\"]}");
            assertThat(entry.hasChanged()).isTrue();
        });
    }

    @Test
    void answersInPlaceOfTheHandlerAsOftenAsItIsTold() throws IOException {
        server.faults().on("GET", "/**").times(2).answers(502);

        assertThat(http.get("/a").status()).isEqualTo(502);
        assertThat(http.get("/a").status()).isEqualTo(502);
        assertThat(http.get("/a").status()).isEqualTo(200);
        assertThat(effects).hasValue(1);
        assertThat(server.ledger().count("GET", "/a")).isEqualTo(3);
    }

    @Test
    void asksToComeBackLater() throws IOException {
        server.faults().on("*", "/a/*").rateLimits(Duration.ofSeconds(7));

        var reply = http.get("/a/b");
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("7");
        assertThat(http.get("/a/b/c").status()).isEqualTo(200);
    }

    @Test
    void losesTheAnswerAfterTheEffect() {
        server.faults().on("POST", "/a").times(1).losesTheAnswer();

        assertThatThrownBy(() -> http.post("/a")).isInstanceOf(IOException.class);
        assertThat(effects).hasValue(1);
        assertThat(server.ledger().mutations()).singleElement().matches(Entry::hasChanged);
    }

    @Test
    void cutsTheConnectionBeforeTheEffect() {
        server.faults().on("POST", "/a").times(1).cutsTheConnection();

        assertThatThrownBy(() -> http.post("/a")).isInstanceOf(IOException.class);
        assertThat(effects).hasValue(0);
        assertThat(server.ledger().mutations()).singleElement().matches(entry -> !entry.hasChanged());
    }

    @Test
    void answersLateButActsAtOnce() throws IOException {
        server.faults().on("POST", "/a").answersAfter(Duration.ofMillis(300));

        long start = System.nanoTime();
        assertThat(http.post("/a").status()).isEqualTo(201);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void saysSomethingElseThanHappened() throws IOException {
        server.faults().on("GET", "/a").altersTheAnswer(answer -> answer.withBody("moon"));

        assertThat(http.get("/a").text()).isEqualTo("moon");
    }

    @Test
    void refusesConnectionsWhileItIsDown() throws IOException {
        server.down();
        assertThatThrownBy(() -> http.get("/a")).isInstanceOf(ConnectException.class);

        server.up();
        assertThat(http.get("/a").status()).isEqualTo(200);
    }

    @Test
    void drawsTheSameFaultsFromTheSameSeed() throws IOException {
        assertThat(drawn(7)).isEqualTo(drawn(7)).contains(200, 500, 503);
        assertThat(drawn(7)).isNotEqualTo(drawn(8));
    }

    private List<Integer> drawn(long seed) throws IOException {
        var random = new Random(seed);
        server.faults().clear();
        var choice = List.<Fault>of(new Fault.Answered(Answer.empty(500)), new Fault.Answered(Answer.empty(503)));
        server.faults().on("GET", "/**").randomly(random, 0.5).suffersOneOf(random, choice);
        var statuses = new ArrayList<Integer>();
        for (int i = 0; i < 40; i++) statuses.add(http.get("/a").status());
        return statuses;
    }

    @Test
    void letsTheFirstOnesPass() throws IOException {
        server.faults().on("GET", "/a").after(1).times(1).answers(500);

        assertThat(http.get("/a").status()).isEqualTo(200);
        assertThat(http.get("/a").status()).isEqualTo(500);
        assertThat(http.get("/a").status()).isEqualTo(200);
    }

    @Test
    void tellsABugOfItsOwnFromAFault() throws IOException {
        server.serve(_ -> {
            throw new IllegalStateException("planted");
        });

        assertThat(http.get("/a").status()).isEqualTo(500);
        assertThat(server.ledger().all())
                .singleElement()
                .matches(entry -> entry.fault().isEmpty());
    }
}
