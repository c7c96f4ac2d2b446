package dev.dispatcher.platform.queues;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.testing.CuttableProxy;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestQueues;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnreachableQueueTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Test
    void keepsItsBudgetWhenNobodyAnswers() throws IOException {
        try (var hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var queue = queue(hole.getLocalPort(), "300ms");
            queue.send(Outgoing.now("the first call builds the client"));

            var messages = IntStream.range(0, 100)
                    .mapToObj(number -> Outgoing.now("m" + number))
                    .toList();
            long begin = System.nanoTime();
            var left = queue.send(messages);

            assertThat(left).isEqualTo(messages);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(900));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void givesMessagesBackAtOnceWhileTheBreakerIsOpenAndHeals() {
        try (var door = new CuttableProxy(TestQueues.endpoint().getPort())) {
            var queue = queue(door.port(), "10s");
            var message = Outgoing.now("m");
            door.cut();
            for (int failure = 0; failure < Breaker.FAILURES_MAX; failure++) {
                assertThat(queue.send(message)).isFalse();
            }
            int knocks = door.knocks();
            assertThat(knocks).isEqualTo(Breaker.FAILURES_MAX);

            door.mend();
            assertThat(queue.send(List.of(message, message))).containsExactly(message, message);
            assertThat(door.knocks()).isEqualTo(knocks);

            clock.advance(Breaker.PAUSE);
            assertThat(queue.send(message)).isTrue();
            assertThat(queue.send(message)).isTrue();
        }
    }

    @Test
    void countsARefusedConnectionAsAFailure() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        var queue = queue(closed, "300ms");

        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(queue.send(Outgoing.now("m"))).isFalse();
        }
    }

    private Queue queue(int port, String budget) {
        var variables = new HashMap<>(TestQueues.variables());
        var url = URI.create(TestQueues.create("events"));
        variables.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + port);
        variables.put("QUEUE_URL", "http://127.0.0.1:" + port + url.getPath());
        variables.put("QUEUE_BUDGET", budget);
        var settings = new Settings(variables);
        return new Queues(settings, new Aws(settings), clock).at("QUEUE_URL");
    }
}
