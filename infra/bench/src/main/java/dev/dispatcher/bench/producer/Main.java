package dev.dispatcher.bench.producer;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;

/// `make produce`: sends orders to a running system, shows how far it is, ends with a table.
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(System.getProperties(), Clock.systemUTC(), System.out));
    }

    /// 0 when every good order was accepted, 1 when one was not, 2 when nothing could be sent.
    static int run(Properties given, Clock clock, PrintStream out) {
        try {
            var home = Path.of(given.getProperty("root", "")).resolve(given.getProperty("home", ".dispatcher"));
            return run(Plan.of(given).withTokenOf(home.resolve("admin-token")), clock, out);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException wrong) {
            out.println(wrong.getMessage());
            return 2;
        }
    }

    private static int run(Plan plan, Clock clock, PrintStream out) {
        var run = "run" + Long.toString(clock.millis(), Character.MAX_RADIX);
        try (var api = new Api(plan.api(), plan.token());
                var way = Ways.of(plan, api)) {
            api.check();
            out.printf("%,d orders over %s, %d a second, as %s%n", plan.orders(), plan.target(), plan.rate(), run);
            var press = new OrderPress(run, clock.instant());
            var result = new Producer(plan, press, new Sightings(api, run), way, out).run();
            result.print(out);
            return result.isWhole() ? 0 : 1;
        }
    }
}
