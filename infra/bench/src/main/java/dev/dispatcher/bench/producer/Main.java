package dev.dispatcher.bench.producer;

import java.nio.file.Path;
import java.time.Clock;

/// `make produce`: sends orders to a running system, shows how far it is, ends with a table.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var home = Path.of(System.getProperty("root", ""), System.getProperty("home", ".dispatcher"));
        System.exit(run(Plan.of(System.getProperties()).withTokenOf(home.resolve("admin-token")), Clock.systemUTC()));
    }

    private static int run(Plan plan, Clock clock) {
        var run = "run" + Long.toString(clock.millis(), Character.MAX_RADIX);
        try (var api = new Api(plan.api(), plan.token());
                var way = Ways.of(plan, api)) {
            System.out.printf(
                    "%,d orders over %s, %d a second, as %s%n", plan.orders(), plan.target(), plan.rate(), run);
            var press = new OrderPress(run, clock.instant());
            var result = new Producer(plan, press, new Sightings(api, run), way, System.out).run();
            result.print(System.out);
            return result.isWhole() ? 0 : 1;
        }
    }
}
