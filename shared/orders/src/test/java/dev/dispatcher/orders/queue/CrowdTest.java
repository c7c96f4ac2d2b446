package dev.dispatcher.orders.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.orders.Shop;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.platform.queues.Incoming;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Sixteen consumers are given the same five hundred orders four times each, in any order. A tenth of the orders comes
/// in two contents.
class CrowdTest {

    private static final int THREADS = 16;
    private static final int DELIVERIES = 4;
    private static final int ORDERS = 500;
    private static final int BATCH = 10;

    private final Shop shop = new Shop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void storesEachOrderOnceAndKeepsEveryConflict() throws InterruptedException, ExecutionException {
        var queue = shop.queue();
        var consumers = new ArrayList<Callable<Void>>();
        for (int thread = 0; thread < THREADS; thread++) {
            var messages = messages(thread);
            consumers.add(() -> {
                for (int from = 0; from < messages.size(); from += BATCH) {
                    var unfinished =
                            queue.take(messages.subList(from, from + BATCH), Deadline.in(Duration.ofSeconds(60)));
                    assertThat(unfinished.failed()).isEmpty();
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            for (var running : threads.invokeAll(consumers)) running.get();
        }

        assertThat(shop.count("orders")).isEqualTo(ORDERS);
        assertThat(shop.count("order_items")).isEqualTo(ORDERS);
        assertThat(shop.count("events WHERE type = 'order.accepted'")).isEqualTo(ORDERS);
        // Half of the deliveries of such an order lost, whichever half it was.
        assertThat(shop.count("order_quarantine WHERE kind = 'conflict'"))
                .isEqualTo(ORDERS / 10 * THREADS * DELIVERIES / 2);
        assertThat(shop.count("order_quarantine")).isEqualTo(ORDERS / 10 * THREADS * DELIVERIES / 2);
        assertThat(shop.count("""
                order_quarantine AS q JOIN orders AS o USING (order_uid)
                 WHERE (o.body::jsonb ->> 'locale') = (q.raw::jsonb ->> 'locale')
                """)).isZero();
    }

    private static List<Incoming> messages(int thread) {
        var messages = new ArrayList<Incoming>();
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            for (int i = 0; i < ORDERS; i++) {
                boolean isOther = i % 10 == 0 && (thread + delivery) % 2 == 1;
                messages.add(Shop.message(SampleOrder.of("order-" + i, isOther ? "he" : "en")));
            }
        }
        Collections.shuffle(messages, new Random(thread));
        return messages;
    }
}
