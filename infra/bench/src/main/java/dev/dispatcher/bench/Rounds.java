package dev.dispatcher.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everybody in turn, round after round, so that noise hits all alike.
final class Rounds {

    private final Map<String, Samples> perSecond = new LinkedHashMap<>();
    private final List<Contender> contenders;
    private final Postgres postgres;
    private final PrintStream progress;

    Rounds(List<Contender> contenders, Postgres postgres, PrintStream progress) {
        this.contenders = List.copyOf(contenders);
        this.postgres = postgres;
        this.progress = progress;
    }

    void run(Sizes sizes, Runnable afterWarmUp) {
        for (int i = 0; i < sizes.warmups(); i++) round("warm-up " + (i + 1), sizes.events());
        perSecond.values().forEach(Samples::forget);
        afterWarmUp.run();
        for (int i = 0; i < sizes.rounds(); i++) round("round " + (i + 1) + " of " + sizes.rounds(), sizes.events());
    }

    private void round(String name, int events) {
        var begun = System.nanoTime();
        for (var contender : contenders) {
            postgres.settle();
            var took = contender.run(events);
            samples(contender).add(events / seconds(took));
        }
        progress.printf("%s: %.0f s%n", name, seconds(Duration.ofNanos(System.nanoTime() - begun)));
    }

    private Samples samples(Contender contender) {
        return perSecond.computeIfAbsent(contender.name(), _ -> new Samples());
    }

    Samples of(Contender contender) {
        return samples(contender);
    }

    List<Contender> contenders() {
        return contenders;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
