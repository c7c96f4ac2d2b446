package dev.dispatcher.events.machine;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One thing that is true of the event machine, checked against any database that claims to have it.
record Check(String name, Consumer<World> body) {

    /// The quick ones first: a mutant is mostly caught early.
    static List<Check> all() {
        return Stream.of(
                        FenceChecks.ALL,
                        ShapeChecks.ALL,
                        ClaimChecks.ALL,
                        SweepChecks.ALL,
                        KillerChecks.ALL,
                        RerunChecks.ALL,
                        List.of(Hammer.CHECK))
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
