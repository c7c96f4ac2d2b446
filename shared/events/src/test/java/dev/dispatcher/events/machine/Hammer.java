package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.Scale;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// D1: many clients claim the same few rows all at once, by ones and by tens.
final class Hammer {

    private static final int CLIENTS = 16;
    private static final int ROWS = 200;

    static final Check CHECK = new Check("sixteen clients are given each event exactly once", Hammer::hammer);

    private Hammer() {}

    private static void hammer(World world) {
        var ids = world.insert(ROWS);
        var grants = new ConcurrentHashMap<Object, AtomicInteger>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var done = java.util.stream.IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        var random = new Random(client);
                        for (int claim = 0; claim < Scale.of(300, 20_000); claim++) {
                            int from = random.nextInt(ROWS);
                            boolean alone = random.nextBoolean();
                            var some = alone ? List.of(ids.get(from)) : ids.subList(from, Math.min(ROWS, from + 10));
                            for (var id : world.hands.claim(some, random.nextLong(), alone)) {
                                grants.computeIfAbsent(id, _ -> new AtomicInteger())
                                        .incrementAndGet();
                            }
                        }
                    }))
                    .toList();
            for (var client : done) {
                try {
                    client.get();
                } catch (Exception failure) {
                    throw new AssertionError(failure);
                }
            }
        }
        for (var id : ids) {
            if (!world.hands.claim(List.of(id), 1, false).isEmpty()) grants.put(id, new AtomicInteger(1));
        }

        assertThat(grants).hasSize(ROWS);
        assertThat(grants.values()).allMatch(times -> times.get() == 1);
    }
}
