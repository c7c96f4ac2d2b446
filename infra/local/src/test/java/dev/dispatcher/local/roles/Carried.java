package dev.dispatcher.local.roles;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Assumptions;

/// Our classes in the jar that a function is deployed as.
public final class Carried {

    private Carried() {}

    /// Skips the test, and says so, where nothing was packaged.
    public static JavaClasses by(String function, Path root) {
        var jar = root.resolve("functions/%1$s/target/%1$s.jar".formatted(function));
        var reason = jar + " is not there: package first, with `mvn verify`.";
        if (!Files.exists(jar)) System.out.println("Skipped: " + reason);
        Assumptions.assumeTrue(Files.exists(jar), reason);
        try (var file = new JarFile(jar.toFile())) {
            return new ClassFileImporter()
                    .withImportOption(location -> location.contains("/dev/dispatcher/") && !location.contains("/$"))
                    .importJar(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
