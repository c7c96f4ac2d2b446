package dev.dispatcher.standins;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Every call in the order of its answer, written down before the answer leaves.
public final class Ledger {

    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Clock clock;

    Ledger(Clock clock) {
        this.clock = clock;
    }

    void write(Call call, Answer answer, String fault) {
        entries.add(new Entry(numbers.incrementAndGet(), clock.instant(), call, answer, fault));
    }

    public List<Entry> all() {
        return List.copyOf(entries);
    }

    /// Those of this verb and shape of path, as in `Faults.on`.
    public List<Entry> of(String method, String path) {
        return fitting(method, path).toList();
    }

    public int count(String method, String path) {
        return (int) fitting(method, path).count();
    }

    /// Those that asked for a change.
    public List<Entry> mutations() {
        return entries.stream().filter(Entry::isMutating).toList();
    }

    public void clear() {
        entries.clear();
    }

    private Stream<Entry> fitting(String method, String path) {
        return entries.stream()
                .filter(entry ->
                        method.equals("*") || method.equals(entry.call().method()))
                .filter(entry -> Glob.fits(path, entry.call().path()));
    }
}
