package dev.dispatcher.local.roles;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The beans Micronaut finds among these classes: those it makes by a constructor, and those a factory makes.
final class Beans {

    private static final List<String> MADE = List.of(
            "jakarta.inject.Scope",
            "jakarta.inject.Singleton",
            "io.micronaut.context.annotation.Bean",
            "io.micronaut.context.annotation.Prototype",
            "io.micronaut.context.annotation.Context",
            "io.micronaut.context.annotation.Factory",
            "io.micronaut.http.annotation.Controller");

    /// How a bean comes into being, and as what.
    record Source(JavaClass type, JavaCodeUnit maker) {}

    private final List<Source> sources = new ArrayList<>();

    Beans(JavaClasses classes) {
        for (var type : classes) {
            if (!isMade(type) || type.isInterface()) continue;
            for (var constructor : type.getConstructors()) sources.add(new Source(type, constructor));
            for (var method : type.getMethods()) {
                if (isMade(method)) sources.add(new Source(method.getRawReturnType(), method));
            }
        }
    }

    /// All that could be injected where this type is asked for.
    Stream<Source> of(JavaClass wanted) {
        return sources.stream().filter(source -> source.type().isAssignableTo(wanted.getName()));
    }

    /// Those that the framework asks for by itself: it routes to them, or tells them what happens.
    Stream<Source> unasked() {
        return sources.stream().filter(source -> isHeard(source.type()));
    }

    private static boolean isHeard(JavaClass type) {
        return type.getAllRawInterfaces().stream().anyMatch(Beans::isOfTheFramework)
                || type.getMethods().stream().anyMatch(Beans::isCalledByTheFramework)
                || type.isAnnotatedWith("io.micronaut.context.annotation.Context");
    }

    /// Routes, filters, listeners, and what is done at the beginning and the end.
    static boolean isCalledByTheFramework(JavaMethod method) {
        return !isMade(method)
                && method.getAnnotations().stream()
                        .map(JavaAnnotation::getRawType)
                        .anyMatch(type ->
                                isOfTheFramework(type) || type.getPackageName().startsWith("jakarta.annotation"));
    }

    private static boolean isOfTheFramework(JavaClass type) {
        return Stream.of("io.micronaut.", "org.crac").anyMatch(type.getName()::startsWith);
    }

    private static boolean isMade(CanBeAnnotated element) {
        return MADE.stream().anyMatch(made -> element.isAnnotatedWith(made) || element.isMetaAnnotatedWith(made));
    }
}
