package dev.dispatcher.events.machine;

import dev.dispatcher.testing.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that is true of the event machine, by name.
class MachineTest {

    private static final World WORLD = new World(TestPostgres.fresh());

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void holds(Check check) {
        check.body().accept(WORLD);
    }

    static List<Check> holds() {
        return Check.all();
    }
}
