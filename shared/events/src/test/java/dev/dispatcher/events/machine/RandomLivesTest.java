package dev.dispatcher.events.machine;

import dev.dispatcher.events.Scale;
import dev.dispatcher.testing.TestPostgres;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomLivesTest {

    private static final int LIVES = 100;

    @Test
    void everyRowIsWhatItsModelSaysAfterEveryMove() {
        try (var world = new World(TestPostgres.fresh())) {
            long seed = Long.getLong("test.seed", new Random().nextLong());
            for (int round = 0; round < Scale.of(101, 2000); round++, seed++) {
                try {
                    new RandomLives(world, seed, LIVES).run(24);
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError("repeat it with -Dtest.seed=" + seed, failure);
                }
                world.database.update("DELETE FROM events");
            }
        }
    }
}
