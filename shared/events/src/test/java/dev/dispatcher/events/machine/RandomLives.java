package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.recovery.Broom.Swept;
import dev.dispatcher.events.recovery.Reruns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Many events at once, each living through its own random sequence of moves, and each beside its model.
final class RandomLives {

    /// How many claims back a worker may still believe in its token.
    private static final int MEMORY = 6;

    private final World world;
    private final Random random;
    private final Map<UUID, Model> models = new LinkedHashMap<>();
    private long claims;

    RandomLives(World world, long seed, int lives) {
        this.world = world;
        this.random = new Random(seed);
        world.insert(lives).forEach(id -> models.put(id, new Model(id)));
    }

    void run(int moves) {
        for (int move = 0; move < moves; move++) {
            int kind = random.nextInt(16);
            move(kind);
            assertThat(world.looks(models.keySet()))
                    .as("after move %d of kind %d", move, kind)
                    .isEqualTo(expected());
        }
    }

    private void move(int kind) {
        switch (kind) {
            case 0, 1, 2 -> claim(false);
            case 3 -> claim(true);
            case 4 -> {
                long token = token();
                moved(world.hands::complete, model -> model.complete(token), token);
            }
            case 5 -> {
                long token = token();
                moved(world.hands::renew, model -> model.renew(token), token);
            }
            case 6 -> {
                long token = token();
                moved(world.hands::release, model -> model.release(token), token);
            }
            case 7, 8 -> fail(random.nextInt(4) == 0);
            case 9 -> pass(world::passLease, Model::passLease);
            case 10 -> pass(world::passWake, Model::passWake);
            case 11 -> pass(world::passDelay, Model::passDelay);
            case 12 -> sweep();
            case 13 -> rerun();
            case 14 -> notices();
            default -> cleanUpNowAndThen();
        }
    }

    private void claim(boolean asLoner) {
        var some = some();
        long token = ++claims;
        assertThat(Set.copyOf(world.hands.loners(some))).isEqualTo(those(some, Model::isLoner));
        var given = world.hands.claim(some, token, asLoner);
        assertThat(Set.copyOf(given)).isEqualTo(those(some, model -> model.claim(token, asLoner)));
    }

    private void moved(Move move, Predicate<Model> inModel, long token) {
        var some = some();
        assertThat(Set.copyOf(move.of(some, token))).isEqualTo(those(some, inModel));
    }

    private void fail(boolean forGood) {
        long token = token();
        for (var id : few()) {
            var answer = forGood ? world.hands.refuse(id, token) : world.hands.fail(id, token);
            var model = model(id);
            assertThat(answer.isPresent()).isEqualTo(model.fail(token, forGood));
            answer.ifPresent(status -> assertThat(status).isEqualTo(model.status));
        }
    }

    private void pass(Consumer<List<UUID>> time, Consumer<Model> inModel) {
        var some = some();
        time.accept(some);
        some.forEach(id -> inModel.accept(model(id)));
    }

    private void sweep() {
        var told = new HashMap<UUID, EventStatus>();
        models.forEach((id, model) -> {
            if (model.sweep()) told.put(id, model.status);
        });
        assertThat(world.broom.sweep().stream().collect(Collectors.toMap(Swept::id, Swept::status)))
                .isEqualTo(told);
    }

    private void rerun() {
        for (var id : few()) {
            assertThat(world.reruns.rerun(id) instanceof Reruns.Queued)
                    .isEqualTo(model(id).rerun());
        }
    }

    private void notices() {
        long token = token();
        for (var id : few()) {
            if (random.nextBoolean()) {
                assertThat(world.reruns.undoParking(id, token))
                        .isEqualTo(model(id).undo(token));
            } else {
                world.broom.noticed(new Swept(id, EventStatus.FAILED, token));
                model(id).noticed(token);
            }
        }
    }

    private void cleanUpNowAndThen() {
        if (random.nextInt(8) != 0) return;
        var old = those(List.copyOf(models.keySet()), Model::isOld);
        assertThat(world.broom.deleteOld(10_000)).isEqualTo(old.size());
        old.forEach(models::remove);
    }

    private Map<UUID, Look> expected() {
        return models.values().stream().map(Model::look).collect(Collectors.toMap(Look::id, look -> look));
    }

    private Set<UUID> those(List<UUID> some, Predicate<Model> inModel) {
        return some.stream().filter(id -> inModel.test(model(id))).collect(Collectors.toSet());
    }

    private Model model(UUID id) {
        return Objects.requireNonNull(models.get(id));
    }

    private long token() {
        return claims - random.nextInt(MEMORY);
    }

    private List<UUID> some() {
        double share = random.nextDouble();
        return models.keySet().stream().filter(_ -> random.nextDouble() < share).toList();
    }

    private List<UUID> few() {
        var ids = new ArrayList<>(models.keySet());
        Collections.shuffle(ids, random);
        return List.copyOf(ids.subList(0, Math.min(8, ids.size())));
    }

    private interface Move {
        List<UUID> of(Collection<UUID> ids, long token);
    }
}
