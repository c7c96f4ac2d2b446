package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.stands.Bulletin.About;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Takes a wish for a stand: it is in line when this returns.
@Singleton
public final class StandLaunch {

    private final Database database;
    private final Products products;
    private final Users users;
    private final Advances advances;
    private final Bulletin bulletin;
    private final Ids ids;
    private final Clock clock;

    StandLaunch(
            Database database,
            Products products,
            Users users,
            Advances advances,
            Bulletin bulletin,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.products = products;
        this.users = users;
        this.advances = advances;
        this.bulletin = bulletin;
        this.ids = ids;
        this.clock = clock;
    }

    /// What became of the wish.
    public sealed interface Result {}

    /// The stand is a row, and its first run stands in line.
    public record Queued(UUID stand) implements Result {}

    /// A stand of this name is there, in this status; the run is its current or last one.
    public record NameTaken(String status, UUID run) implements Result {}

    /// Nobody has described these products.
    public record UnknownProducts(List<String> codes) implements Result {}

    /// There is no such user.
    public record UnknownOwner(long owner) implements Result {}

    /// It cannot be called so.
    public record UnfitName(Sentence why) implements Result {

        public String reason() {
            return why.en();
        }
    }

    /// It cannot be made of these products.
    public record Unfit(Sentence why) implements Result {

        public String reason() {
            return why.en();
        }
    }

    /// A product has as many stands as it may have.
    public record Full(String product, int most) implements Result {}

    public Result launch(NewStand wish) {
        if (!NewStand.isName(wish.name())) {
            return new UnfitName(new Sentence(
                    "A stand's name must match %s.".formatted(NewStand.NAME_RULE),
                    "Имя стенда должно подходить под %s.".formatted(NewStand.NAME_RULE)));
        }
        var found = products.named(wish.products());
        if (found.size() < wish.products().size()) {
            return new UnknownProducts(Products.missing(wish.products(), found));
        }
        var owner = users.find(wish.owner());
        if (owner.isEmpty()) return new UnknownOwner(wish.owner());
        return switch (Plan.of(found, wish.ref())) {
            case Plan.Clash clash -> new Unfit(clash.why());
            case Plan.Agreed agreed -> launch(wish, owner.get(), found, agreed.plan());
        };
    }

    private Result launch(NewStand wish, User owner, List<Product> found, Plan plan) {
        if (wish.name().equals(plan.ref())) {
            return new UnfitName(new Sentence(
                    "A stand cannot have the name of the ref it is made from.",
                    "Стенд нельзя назвать так же, как ветку, из которой он собирается."));
        }
        return database.inTransaction(() -> {
            for (var product : inOneOrder(found)) {
                var limit = product.standsMax();
                if (limit != null && isFull(product.code(), limit)) return new Full(product.code(), limit);
            }
            return insert(wish, owner, plan);
        });
    }

    /// Who locks in another order waits for ever for who waits for him.
    private static List<Product> inOneOrder(List<Product> products) {
        return products.stream().sorted(Comparator.comparing(Product::code)).toList();
    }

    private boolean isFull(String code, int most) {
        database.list("SELECT pg_advisory_xact_lock(hashtext('product ' || ?))", row -> code, code);
        return database.one(
                        "SELECT count(*) AS there FROM stands WHERE gone_at IS NULL AND ? = ANY (products)",
                        row -> row.big("there") >= most,
                        code)
                .orElseThrow();
    }

    private Result insert(NewStand wish, User owner, Plan plan) {
        var now = clock.instant();
        var stand = ids.next();
        var run = ids.next();
        int added = database.update(
                """
                INSERT INTO stands (id, name, owner, products, plan, desired, observed, status, run_id, ends_at,
                       created_at, updated_at, due_at)
                VALUES (?, ?, ?, ?, ?::jsonb, 'up', 'none', 'queued', ?, ?, ?, ?, ?)
                    ON CONFLICT (name) WHERE gone_at IS NULL DO NOTHING
                """,
                stand,
                wish.name(),
                wish.owner(),
                plan.products(),
                Json.write(plan),
                run,
                now.plus(plan.life()),
                now,
                now,
                now);
        if (added == 0) return taken(wish.name());
        NewRun.insert(database, run, stand, wish.name(), now);
        var about = new About(stand, wish.name(), owner.id(), owner.language(), run, StandStatus.QUEUED, null);
        if (!wish.isSeen()) bulletin.status(about, null, now);
        advances.plan(stand, now);
        return new Queued(stand);
    }

    private Result taken(String name) {
        return database.one(
                        "SELECT status, run_id FROM stands WHERE name = ? AND gone_at IS NULL",
                        row -> (Result) new NameTaken(row.text("status"), row.uuid("run_id")),
                        name)
                .orElseThrow(() -> new IllegalStateException("gone while it was asked for: " + name));
    }
}
