package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Database;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.stands.NewStand;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.StandLaunch;
import dev.dispatcher.stands.Teardown;
import io.micronaut.context.ApplicationContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands in any state, without a GitLab.
record TestStands(ApplicationContext context) {

    static final long OWNER = 100200300;

    private static final AtomicInteger MADE = new AtomicInteger();

    /// Products of these codes, and somebody who wants them.
    void offer(String... codes) {
        context.getBean(Users.class).save(UserDetails.named(OWNER, "Ann"));
        for (var code : codes) offer(code, Teardown.BY_ENVIRONMENT);
    }

    void offer(String code, Teardown teardown) {
        context.getBean(Products.class)
                .save(new Product(
                        code,
                        "The " + code,
                        "demo/stands",
                        "master",
                        Map.of(),
                        List.of(),
                        Product.TTL,
                        Product.LIFE_MAX,
                        Product.RUN_MAX,
                        null,
                        teardown,
                        null));
    }

    /// A stand that is in line.
    String queued(String code) {
        var name = "made-" + MADE.incrementAndGet();
        var result = context.getBean(StandLaunch.class).launch(new NewStand(name, List.of(code), OWNER, null));
        assertThat(result).isInstanceOf(StandLaunch.Queued.class);
        return name;
    }

    String ready(String code) {
        var name = queued(code);
        run(name, "state = 'success', finished_at = now(), pipeline_id = 1");
        stand(name, "observed = 'up', status = 'ready', built_sha = 'x', expires_at = now() + interval '1 hour'");
        return name;
    }

    String failed(String code) {
        var name = queued(code);
        run(name, "state = 'failed', finished_at = now(), error = 'build is failed.'");
        stand(name, "status = 'failed'");
        return name;
    }

    String stopped(String code) {
        var name = ready(code);
        stand(name, "desired = 'stopped', observed = 'stopped', status = 'stopped', expires_at = NULL");
        return name;
    }

    /// The name of a stand with which this can be done.
    String fitFor(String operation) {
        if (!operation.contains("{name}")) return "";
        offer("webshop");
        return switch (operation.substring(operation.lastIndexOf('/') + 1)) {
            case "retry" -> failed("webshop");
            case "start" -> stopped("webshop");
            case "stop", "extend" -> ready("webshop");
            default -> queued("webshop");
        };
    }

    private void run(String name, String change) {
        database().update("UPDATE runs SET " + change + " WHERE ref = ?", name);
    }

    private void stand(String name, String change) {
        database().update("UPDATE stands SET " + change + " WHERE name = ?", name);
    }

    private Database database() {
        return context.getBean(Database.class);
    }
}
