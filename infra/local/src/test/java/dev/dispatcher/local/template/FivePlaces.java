package dev.dispatcher.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One name, five places: folder, template, handler class, sample payloads, a row in the README.
final class FivePlaces {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final Path root;

    private FivePlaces(Path root) {
        this.root = root;
    }

    static List<String> broken(TemplateFile file, Path root) {
        var places = new FivePlaces(root);
        var inTemplate = file.functions().stream()
                .map(function -> LocalNames.function(function.logicalId()))
                .toList();
        var faults = new ArrayList<String>();
        faults.addAll(places.order(inTemplate));
        file.functions().forEach(function -> faults.addAll(places.of(function)));
        return faults;
    }

    private List<String> order(List<String> inTemplate) {
        var modules = MODULE.matcher(read("functions/pom.xml"))
                .results()
                .map(found -> found.group(1))
                .toList();
        var faults = new ArrayList<String>();
        without(modules, inTemplate)
                .forEach(name -> faults.add("functions/%s is not in the template.".formatted(name)));
        without(inTemplate, modules).forEach(name -> faults.add("%s is not in functions/.".formatted(name)));
        if (faults.isEmpty() && !modules.equals(inTemplate)) {
            faults.add("The template's functions are not in the order of functions/pom.xml.");
        }
        return faults;
    }

    private static List<String> without(List<String> names, List<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    private List<String> of(Resource function) {
        var name = LocalNames.function(function.logicalId());
        var expected = handler(name);
        var source = "functions/%s/src/main/java/%s.java".formatted(name, expected.replace('.', '/'));
        var faults = new ArrayList<String>();
        if (!function.property("Handler").filter(expected::equals).isPresent()) {
            faults.add("The handler of %s has to be %s.".formatted(name, expected));
        }
        if (!function.property("CodeUri")
                .filter("functions/%1$s/target/%1$s.jar".formatted(name)::equals)
                .isPresent()) {
            faults.add("The code of %1$s has to be functions/%1$s/target/%1$s.jar.".formatted(name));
        }
        if (!Files.exists(root.resolve(source))) faults.add("%s has no handler: %s.".formatted(name, source));
        if (!hasSample(name)) faults.add("events/%s holds no sample payload.".formatted(name));
        if (!hasRow(name)) faults.add("The README's table has no row for %s.".formatted(name));
        return faults;
    }

    private static String handler(String name) {
        var words = Stream.of(name.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
        return "dev.dispatcher.functions.%s.%sHandler".formatted(name.replace("-", ""), words);
    }

    private boolean hasSample(String name) {
        var folder = root.resolve("events").resolve(name);
        if (!Files.isDirectory(folder)) return false;
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first cell of the row has to name the function, alone or beside others.
    private boolean hasRow(String name) {
        var row = Pattern.compile("\\|[^|]*(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])[^|]*\\|.*");
        return read("README.md").lines().anyMatch(line -> row.matcher(line).matches());
    }

    private String read(String path) {
        try {
            return Files.exists(root.resolve(path)) ? Files.readString(root.resolve(path)) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
