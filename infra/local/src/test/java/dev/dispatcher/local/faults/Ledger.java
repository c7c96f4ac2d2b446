package dev.dispatcher.local.faults;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What the outside world knows: which events were accepted, and how often each was begun.
final class Ledger {

    private final AtomicLong numbers = new AtomicLong();
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private final Map<UUID, AtomicInteger> starts = new ConcurrentHashMap<>();

    long number() {
        return numbers.incrementAndGet();
    }

    void accepted(long number) {
        accepted.add(number);
    }

    Set<Long> accepted() {
        return new HashSet<>(accepted);
    }

    int count() {
        return accepted.size();
    }

    void started(UUID id) {
        starts.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
    }

    int starts(UUID id) {
        var count = starts.get(id);
        return count == null ? 0 : count.get();
    }
}
