package dev.dispatcher.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// Lets a function find the beans and services of the modules its own jar carries, and no others. Classes are shared.
final class Modules extends ClassLoader {

    private static final Set<String> GUARDED = Set.of("META-INF/micronaut", "META-INF/services");

    private final Predicate<String> carried;

    private Modules(ClassLoader parent, Predicate<String> carried) {
        super("modules", parent);
        this.carried = carried;
    }

    /// A packaged function names its jars in its manifest. One that runs from a folder of classes, as in an IDE, does
    /// not: it sees everything but the other functions.
    static Modules of(Class<?> handler, List<Class<?>> handlers) {
        var home = location(handler);
        var loader = handler.getClassLoader();
        var jars = Files.isRegularFile(home) ? classPath(home) : Set.<String>of();
        if (!jars.isEmpty()) return new Modules(loader, jars::contains);
        var others = new HashSet<String>();
        for (var other : handlers) others.add(module(location(other).toString()));
        others.remove(module(home.toString()));
        return new Modules(loader, module -> !others.contains(module));
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        var all = super.getResources(name);
        if (!isGuarded(name)) return all;
        return Collections.enumeration(
                Collections.list(all).stream().filter(this::isCarried).toList());
    }

    @Override
    public @Nullable URL getResource(String name) {
        if (!isGuarded(name)) return super.getResource(name);
        try {
            var all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isGuarded(String name) {
        return GUARDED.stream().anyMatch(name::startsWith);
    }

    private boolean isCarried(URL resource) {
        return switch (resource.getProtocol()) {
            case "jar", "file" -> carried.test(module(resource.getPath()));
            default -> true; // the JDK's own
        };
    }

    /// `…/events-0.1.0.jar!/META-INF` and `…/events/target/classes/META-INF` are both of the module `events`. Versions
    /// do not count: on the runner's class path each module is there once.
    static String module(String place) {
        var target = place.indexOf("/target/classes");
        if (target >= 0) return place.substring(place.lastIndexOf('/', target - 1) + 1, target);
        var jar = place.replaceFirst("!.*", "");
        return jar.substring(jar.lastIndexOf('/') + 1).replaceFirst("(-\\d.*)?\\.jar$", "");
    }

    private static Set<String> classPath(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            var names = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (names == null) return Set.of();
            var modules = new HashSet<String>();
            for (var name : names.split(" ", -1)) modules.add(module(name));
            modules.add(module(jar.toString()));
            return modules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
