package dev.dispatcher.platform.lambda;

import dev.dispatcher.platform.Settings;
import io.micronaut.context.ApplicationContext;
import java.util.Map;

/// Starts the application context of one function, the same way in Lambda and in the local runner.
public final class FunctionContext {

    private static final Map<String, Object> FIXED = Map.of(
            "jackson.serialization.writeDatesAsTimestamps", false,
            "jackson.propertyNamingStrategy", "SNAKE_CASE",
            "jackson.deserialization.failOnUnknownProperties", true);

    private FunctionContext() {}

    /// For Lambda, which gives a function its settings as the environment of the process.
    public static ApplicationContext start(String function) {
        return start(function, System.getenv(), FunctionContext.class.getClassLoader());
    }

    /// For the local runner and the tests. `modules` decides which beans there are: those it can find.
    /// Settings come from `variables` alone, so several functions in one JVM cannot see each other's.
    /// `singletons` are what the place it runs in provides itself, such as its `Sandbox`.
    public static ApplicationContext start(
            String function, Map<String, String> variables, ClassLoader modules, Object... singletons) {
        return ApplicationContext.builder()
                .classLoader(modules)
                .deduceEnvironment(false)
                .deduceCloudEnvironment(false)
                .environmentPropertySource(false)
                .enableDefaultPropertySources(false)
                .bootstrapEnvironment(false)
                .banner(false)
                .properties(FIXED)
                .properties(FarSides.properties(variables))
                .properties(Map.of("function", function))
                .singletons(new Settings(variables))
                .singletons(singletons)
                .start();
    }
}
