package dev.dispatcher.local;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.Resource;
import dev.dispatcher.local.template.Template;
import dev.dispatcher.local.template.TemplateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Every way into the system that the template opens, and samples of what comes that way.
record Doors(Path template) {

    /// By the type of the event: somebody here knows how to knock.
    private static final List<String> KNOWN = List.of("EventBridgeRule", "HttpApi", "SQS", "ScheduleV2");

    List<FunctionSpec> functions() {
        return Template.read(template).functions();
    }

    /// Sentences about doors that nobody here knocks at.
    List<String> unknown() {
        var found = new TreeSet<String>();
        for (var function : TemplateFile.read(template).functions()) {
            for (var type : types(function)) {
                if (!KNOWN.contains(type)) found.add(function.logicalId() + " is entered by " + type + ".");
            }
        }
        for (var function : functions()) {
            if (samples(function).isEmpty()) found.add(function.name() + " has no sample to put a secret into.");
        }
        return List.copyOf(found);
    }

    private static List<String> types(Resource function) {
        return function.property("Events").stream()
                .flatMap(events -> ((Map<?, ?>) events).values().stream())
                .map(event -> String.valueOf(((Map<?, ?>) event).get("Type")))
                .toList();
    }

    /// What this function is called with.
    List<String> samples(FunctionSpec function) {
        var folder = template.resolveSibling("events").resolve(function.name());
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Doors::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String sample(String name) {
        return read(template.resolveSibling("events").resolve(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
