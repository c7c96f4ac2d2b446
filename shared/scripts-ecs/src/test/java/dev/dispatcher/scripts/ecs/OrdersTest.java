package dev.dispatcher.scripts.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestAgent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Stop, natural end, timeout, DELETE and the news that the task is over, in every order, and a late report after each.
class OrdersTest {

    private static final Stage STAGE = new Stage(Map.of("SCRIPTS_RUNNING_MAX", "500"));

    private enum Move {
        STOP,
        END,
        TIMEOUT,
        DELETE,
        NEWS
    }

    @AfterAll
    static void close() {
        STAGE.close();
    }

    @Test
    void everyOrderEndsInTheOneRightState() {
        var orders = orders(List.of(Move.values()));
        assertThat(orders).hasSize(120);
        for (var order : orders) {
            var process = STAGE.starting();
            try (var agent = STAGE.claimed(process)) {
                for (var move : order) play(move, process, agent);
                var first = STAGE.status(process);
                agent.finish("stopped", null, 15);
                STAGE.minutes(1);

                assertThat(first).as(order.toString()).isEqualTo(expected(order));
                assertThat(STAGE.status(process)).as(order.toString()).isEqualTo(first);
                assertThat(STAGE.settledEvents(process)).as(order.toString()).isEqualTo(1);
                assertThat(STAGE.column("octet_length(script)", process)).isEqualTo("0");
                assertThat(STAGE.delete(process)).isTrue();
            }
        }
    }

    /// Who speaks of an end first decides. A stop that was asked for makes an end without a report a kill.
    private static String expected(List<Move> order) {
        boolean isStopWanted = false;
        for (var move : order) {
            switch (move) {
                case STOP, DELETE -> isStopWanted = true;
                case END -> {
                    return "finished";
                }
                case TIMEOUT -> {
                    return "timed_out";
                }
                case NEWS -> {
                    return isStopWanted ? "killed" : "lost";
                }
            }
        }
        throw new AssertionError(order);
    }

    private static void play(Move move, UUID process, TestAgent agent) {
        switch (move) {
            case STOP -> STAGE.stop(process);
            case END -> agent.finish("ended", 0, null);
            case TIMEOUT -> agent.finish("time_limit", null, 9);
            case DELETE -> {
                assertThat(STAGE.delete(process)).isTrue();
                assertThat(STAGE.delete(process)).isTrue();
            }
            case NEWS -> {
                STAGE.ecs.stop(STAGE.task(process), "SpotInterruption", "gone", null, null);
                STAGE.hearAll();
                STAGE.pass(Duration.ofSeconds(31));
                STAGE.recover();
            }
        }
    }

    private static List<List<Move>> orders(List<Move> moves) {
        if (moves.isEmpty()) return List.of(List.of());
        var all = new ArrayList<List<Move>>();
        for (var first : moves) {
            var rest = moves.stream().filter(move -> move != first).collect(Collectors.toList());
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                all.add(whole);
            }
        }
        return all;
    }
}
