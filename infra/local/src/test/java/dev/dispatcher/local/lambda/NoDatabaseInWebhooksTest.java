package dev.dispatcher.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who answers strangers carries nothing that could reach the database, not even by somebody else's dependencies.
class NoDatabaseInWebhooksTest {

    private static final Path ROOT = Path.of(System.getProperty("root"));

    static Stream<FunctionSpec> webhooks() {
        return Template.read(ROOT.resolve("template.yaml")).functions().stream()
                .filter(function -> function.name().endsWith("-webhook"));
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void theJarHoldsNoDriverNoPoolAndNoStatements(FunctionSpec function) throws IOException {
        var jar = ROOT.resolve("functions/%s/target/%s.jar".formatted(function.name(), function.name()));
        assumeTrue(Files.exists(jar), "not packaged");

        try (var file = new JarFile(jar.toFile())) {
            assertThat(file.stream().map(JarEntry::getName))
                    .contains(function.handler().replace('.', '/') + ".class")
                    .noneMatch(name -> name.matches(
                            "(org/postgresql|com/zaxxer|org/flywaydb|dev/dispatcher/(database|schema|events)|"
                                    + "META-INF/services/java\\.sql\\.).*"));
        }
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void theFunctionIsNotInTheNetworkOfTheDatabase(FunctionSpec function) {
        assertThat(function.environment().keySet()).noneMatch(name -> name.startsWith("DB_"));
    }
}
