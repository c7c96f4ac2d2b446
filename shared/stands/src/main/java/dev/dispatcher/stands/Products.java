package dev.dispatcher.stands;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Row;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The `products` table.
@Singleton
public final class Products {

    private final Database database;
    private final Clock clock;

    public Products(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Adds it, or replaces the one of that code. Stands that are there keep the plan they were made by.
    public void save(Product product) {
        database.update(
                """
                INSERT INTO products (code, name, project, ref, variables, steps, ttl_seconds, life_seconds_max,
                       run_seconds_max, stands_max, teardown, teardown_variables, url, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?::int, ?, ?::jsonb, ?, ?, ?)
                    ON CONFLICT (code) DO UPDATE
                   SET name = excluded.name, project = excluded.project, ref = excluded.ref,
                       variables = excluded.variables, steps = excluded.steps, ttl_seconds = excluded.ttl_seconds,
                       life_seconds_max = excluded.life_seconds_max, run_seconds_max = excluded.run_seconds_max,
                       stands_max = excluded.stands_max, teardown = excluded.teardown,
                       teardown_variables = excluded.teardown_variables, url = excluded.url,
                       updated_at = excluded.updated_at
                """,
                product.code(),
                product.name(),
                product.project(),
                product.ref(),
                Json.write(product.variables()),
                Json.write(product.steps()),
                product.ttl().toSeconds(),
                product.lifeMax().toSeconds(),
                product.runMax().toSeconds(),
                product.standsMax(),
                product.teardown().by(),
                Json.write(product.teardown().variables()),
                product.url(),
                clock.instant(),
                clock.instant());
    }

    public Optional<Product> find(String code) {
        return database.one("SELECT * FROM products WHERE code = ?", Products::product, code);
    }

    public List<Product> list() {
        return database.list("SELECT * FROM products ORDER BY code", Products::product);
    }

    /// Those of them that there are, in the order they are named.
    List<Product> named(Collection<String> codes) {
        var found = new HashMap<String, Product>();
        database.list("SELECT * FROM products WHERE code = ANY (?::text[])", Products::product, codes)
                .forEach(product -> found.put(product.code(), product));
        return codes.stream().filter(found::containsKey).map(found::get).toList();
    }

    /// Whether it was there.
    public boolean delete(String code) {
        return database.update("DELETE FROM products WHERE code = ?", code) == 1;
    }

    private static Product product(Row row) {
        var limit = row.textOrNull("stands_max");
        return new Product(
                row.text("code"),
                row.text("name"),
                row.text("project"),
                row.text("ref"),
                texts(row.text("variables")),
                List.of(Json.read(row.text("steps"), StepPlan[].class)),
                Duration.ofSeconds(row.big("ttl_seconds")),
                Duration.ofSeconds(row.big("life_seconds_max")),
                Duration.ofSeconds(row.big("run_seconds_max")),
                limit == null ? null : row.number("stands_max"),
                new Teardown(
                        Words.read(Teardown.By.class, row.text("teardown")), texts(row.text("teardown_variables"))),
                row.textOrNull("url"));
    }

    private static Map<String, String> texts(String json) {
        var texts = new HashMap<String, String>();
        Map<?, ?> read = Json.read(json, Map.class);
        read.forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
        return texts;
    }

    static List<String> missing(List<String> codes, List<Product> found) {
        var there = found.stream().map(Product::code).toList();
        return codes.stream().filter(code -> !there.contains(code)).toList();
    }
}
