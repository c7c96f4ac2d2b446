package dev.dispatcher.bench;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the rounds have shown, each figure beside its ratio to the peer.
final class Report {

    private final Rounds rounds;
    private final Contender peer;
    private final Contender peersBest;
    private final Map<Contender, String> aims = new LinkedHashMap<>();

    Report(Rounds rounds, Contender peer, Contender tunedPeer) {
        this.rounds = rounds;
        this.peer = peer;
        this.peersBest = rate(tunedPeer) > rate(peer) ? tunedPeer : peer;
    }

    double rate(Contender contender) {
        return rounds.of(contender).median();
    }

    void mustReach(double factor, Contender one, Contender other, String named) {
        aims.put(one, named + ": " + Aim.atLeast(factor).judge(rate(one) / rate(other)));
    }

    Contender peer() {
        return peer;
    }

    Contender peersBest() {
        return peersBest;
    }

    void print(Sizes sizes, PrintStream out) {
        var table = new Table(
                "%d threads, %,d events a round, medians of %d rounds in turn after %d to warm up"
                        .formatted(Crowd.THREADS, sizes.events(), sizes.rounds(), sizes.warmups()),
                "what",
                "a second",
                "least",
                "most",
                "÷ default",
                "÷ best",
                "aim");
        for (var contender : rounds.contenders()) {
            var samples = rounds.of(contender);
            table.row(
                    contender.name(),
                    "%,.0f".formatted(samples.median()),
                    "%,.0f".formatted(samples.least()),
                    "%,.0f".formatted(samples.most()),
                    "%.2f".formatted(samples.median() / rate(peer)),
                    "%.2f".formatted(samples.median() / rate(peersBest)),
                    aims.getOrDefault(contender, ""));
        }
        table.print(out);
    }
}
