package dev.dispatcher.bench;

import dev.dispatcher.sandbox.DrivenFunction.Terms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// A function of the template as it is packaged, and how Lambda would start it here.
record Deployed(String name, String handler, Path zip, Map<String, String> environment) {

    /// Those that the template gives no snapshot.
    private static final Set<String> WITHOUT_SNAPSHOT = Set.of("cleanup", "schema-migration", "smoke-test");

    /// Those that work until their time is up, or that would have called somebody.
    private static final Set<String> TICKING =
            Set.of("event-recovery", "stand-recovery", "process-recovery", "cleanup");

    /// Those that only a deployment calls, once.
    private static final Set<String> RARE = Set.of("schema-migration", "smoke-test");

    static Deployed of(Stage stage, String name) {
        var spec = stage.specs().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
        var zip = stage.root().resolve("functions/%s/target/%s.jar".formatted(name, name));
        var environment = new HashMap<>(stage.around(spec));
        environment.remove("AWS_LAMBDA_FUNCTION_VERSION");
        environment.put("LOG_LEVEL", "INFO"); // as the template has it, whatever the bench itself logs
        if (name.equals("schema-migration")) environment.putAll(Map.of("DB_USER", "owner", "DB_PASSWORD", "owner"));
        return new Deployed(name, spec.handler(), zip, environment);
    }

    boolean isPackaged() {
        return Files.exists(zip);
    }

    boolean hasSnapshot() {
        return !WITHOUT_SNAPSHOT.contains(name);
    }

    boolean isWebhook() {
        return name.endsWith("-webhook");
    }

    boolean isTicking() {
        return TICKING.contains(name);
    }

    boolean isRare() {
        return RARE.contains(name);
    }

    Terms terms(boolean snapStart) {
        return new Terms(handler, environment, snapStart, Duration.ofSeconds(isTicking() ? 2 : 90));
    }
}
