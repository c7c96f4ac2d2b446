package dev.dispatcher.local;

import dev.dispatcher.local.template.BrokenTemplate;
import dev.dispatcher.platform.Misconfigured;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.LoggerFactory;

/// Starts the whole system on this machine, in the working directory, until it is told to stop.
public final class Main {

    private static final Duration LAST_PATIENCE = Duration.ofSeconds(20);

    private Main() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "logback-local.xml");
        try (var opened = new Opened()) {
            var launch = Launch.in(Path.of("").toAbsolutePath(), System.getenv());
            // Read by logback-local.xml when the first logger is asked for, which is below.
            System.setProperty("LOG_LEVEL", launch.variables().getOrDefault("LOG_LEVEL", "INFO"));
            System.setOut(MetricsApart.of(System.out, launch.home().resolve("metrics.log")));
            stopOnSignal(opened);
            var progress = new Progress(System.out);
            System.out.println("Starting Dispatcher on " + launch.home());
            var dispatcher = LocalDispatcher.start(launch, progress, opened);
            progress.line("ready", "after " + progress.elapsed());
            Welcome.of(dispatcher).print(System.out, dispatcher.adminToken());
            Thread.currentThread().join();
        } catch (CannotStart | Misconfigured | BrokenTemplate e) {
            refuse(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(Main.class).debug("start", e);
            refuse("Dispatcher could not start: " + e + " (LOG_LEVEL=DEBUG shows more).");
        }
    }

    private static void refuse(String sentence) {
        System.err.println(sentence);
        Runtime.getRuntime().halt(1);
    }

    private static void stopOnSignal(Opened opened) {
        var starting = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            System.out.println("Stopping.");
                            opened.close();
                            starting.interrupt();
                            waitFor(starting);
                            // To be stopped is what it was for: no error, and nothing else may run on a closed house.
                            Runtime.getRuntime().halt(0);
                        },
                        "stop"));
    }

    /// In the middle of a start what is half open is closed where it was opened.
    private static void waitFor(Thread starting) {
        try {
            starting.join(LAST_PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
