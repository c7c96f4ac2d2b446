package dev.dispatcher.bench.producer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which orders of the run the system shows, and how long after they were sent it did.
final class Sightings {

    private static final int PAGE = 100;

    private final Api api;
    private final String run;
    private final Map<String, Long> sentNanos = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final List<String> inOrder = new ArrayList<>();
    private final List<Double> millis = new ArrayList<>();

    Sightings(Api api, String run) {
        this.api = api;
        this.run = run;
    }

    void sent(String uid) {
        sentNanos.put(uid, System.nanoTime());
    }

    /// One of those that were seen.
    Optional<String> any(Random random) {
        synchronized (inOrder) {
            return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.get(random.nextInt(inOrder.size())));
        }
    }

    int count() {
        return seen.size();
    }

    /// Looks at the newest orders of the run, page by page until one holds nothing new.
    void look() {
        look(false);
    }

    /// Looks at all of them: one that was slow to be stored stands behind others that were not.
    void lookThrough() {
        look(true);
    }

    private synchronized void look(boolean throughAll) {
        for (int page = 1; ; page++) {
            var orders = api.get("/orders?customer_id=%s&limit=%d&page=%d".formatted(run, PAGE, page))
                    .path("data");
            long now = System.nanoTime();
            int fresh = 0;
            for (var order : orders) if (note(order.path("order_uid").asText(), now)) fresh++;
            if (orders.size() < PAGE || (fresh == 0 && !throughAll)) return;
        }
    }

    private boolean note(String uid, long now) {
        var sent = sentNanos.get(uid);
        if (sent == null || !seen.add(uid)) return false;
        synchronized (inOrder) {
            inOrder.add(uid);
        }
        millis.add((now - sent) / 1e6);
        return true;
    }

    /// How many messages of the run are in quarantine, by kind.
    Map<String, Integer> refusals() {
        var kinds = new HashMap<String, Integer>();
        var counted = new HashSet<String>();
        for (int page = 1; ; page++) {
            var messages = api.get("/orders/quarantine?limit=%d&page=%d".formatted(PAGE, page))
                    .path("data");
            for (var message : messages) {
                boolean isOurs = message.path("raw").asText().contains(run);
                if (isOurs && counted.add(message.path("id").asText())) {
                    kinds.merge(message.path("kind").asText(), 1, Integer::sum);
                }
            }
            if (messages.size() < PAGE) return kinds;
        }
    }

    synchronized double percentile(int percent) {
        return percentile(millis, percent);
    }

    static double percentile(Collection<Double> values, int percent) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) return Double.NaN;
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
