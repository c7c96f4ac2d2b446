package dev.dispatcher.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.platform.lambda.FunctionContext;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.BeanDefinition;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a function can do here, it has to be able to do in its own jar, and nothing more.
class SameBeansTest {

    private static final Path ROOT = Path.of(System.getProperty("root"));

    /// Micronaut's own, which are there when a class is; and classes are shared.
    private static final List<String> THERE_FOR_A_CLASS = List.of(
            "io.micronaut.crac.resources.",
            "io.micronaut.jackson.codec.",
            "io.micronaut.json.body.",
            "io.micronaut.json.codec.");

    /// What is asked for as soon as a context starts.
    private static final Map<String, String> SETTINGS = Map.of("DB_HOST", "127.0.0.1");

    static Stream<FunctionSpec> functions() {
        return Template.read(ROOT.resolve("template.yaml")).functions().stream();
    }

    /// Needs the packaged jars, which `mvn verify` has made by now and `mvn test` has not.
    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionHasTheBeansOfItsJar(FunctionSpec function) throws Exception {
        var jar = ROOT.resolve("functions/%s/target/%s.jar".formatted(function.name(), function.name()));
        assumeTrue(Files.exists(jar) && carries(jar, function.handler()), "not packaged");

        var here = inTheRunner(function);
        var there = inTheJar(jar, function);
        assertThat(there).hasSizeGreaterThan(50);
        assertThat(here).isEqualTo(there);
    }

    @Test
    void modulesAreToldFromWhereTheyLie() {
        assertThat(Stream.of(
                        "/m2/micronaut-inject-4.10.20.jar",
                        "file:/m2/micronaut-inject-4.10.20.jar!/META-INF/micronaut/",
                        "micronaut-inject-4.10.11-SNAPSHOT.jar",
                        "/code/micronaut-inject/target/classes/META-INF/micronaut"))
                .map(Modules::module)
                .containsOnly("micronaut-inject");
    }

    private static Set<String> inTheRunner(FunctionSpec function) throws Exception {
        var handler = Class.forName(function.handler());
        var modules = Modules.of(handler, List.of(handler));
        try (var context = FunctionContext.start(function.name(), SETTINGS, modules)) {
            return beans(context.getAllBeanDefinitions().stream().map(BeanDefinition::getName));
        }
    }

    /// Read through reflection: in there is another Micronaut.
    private static Set<String> inTheJar(Path jar, FunctionSpec function) throws Exception {
        var urls = new URL[] {jar.toUri().toURL()};
        try (var loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            var context = loader.loadClass(FunctionContext.class.getName())
                    .getMethod("start", String.class, Map.class, ClassLoader.class, Object[].class)
                    .invoke(null, function.name(), SETTINGS, loader, new Object[0]);
            try (var _ = (AutoCloseable) context) {
                var contextType = loader.loadClass(ApplicationContext.class.getName());
                var definitionType = loader.loadClass(BeanDefinition.class.getName());
                var definitions = (Iterable<?>)
                        contextType.getMethod("getAllBeanDefinitions").invoke(context);
                var names = Stream.<String>builder();
                for (var definition : definitions) {
                    names.add((String) definitionType.getMethod("getName").invoke(definition));
                }
                return beans(names.build());
            }
        }
    }

    private static Set<String> beans(Stream<String> names) {
        return new TreeSet<>(names.filter(
                        name -> !name.isEmpty() && THERE_FOR_A_CLASS.stream().noneMatch(name::startsWith))
                .toList());
    }

    private static boolean carries(Path jar, String handler) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(handler.replace('.', '/') + ".class") != null;
        }
    }
}
