package dev.dispatcher.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What can be seen in the text of the sources and in no class file.
record HouseRules(Path root) {

    private static final int LINES_MAX = 250;

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("\\s*public (?:[\\w-]+ )*(?:class|interface|record|enum|@interface) \\w+.*");

    /// Put together here, or this file would accuse itself.
    private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private static final Pattern DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
            Pattern.DOTALL);

    private static final Pattern DATABASE =
            Pattern.compile(".*(jdbc|hikari|postgres|flyway|micronaut-data|micronaut-sql).*");

    List<String> broken() {
        return Stream.of(longFiles(), undocumentedTypes(), leftForLater(), webhooksWithDatabase())
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<String> longFiles() {
        return sources(".java")
                .filter(file -> lines(file).size() > LINES_MAX)
                .map(file -> "%s has %d lines, where %d are the most."
                        .formatted(relative(file), lines(file).size(), LINES_MAX));
    }

    private Stream<String> undocumentedTypes() {
        return sources(".java").flatMap(file -> {
            var lines = lines(file);
            return IntStream.range(0, lines.size())
                    .filter(at -> PUBLIC_TYPE.matcher(lines.get(at)).matches() && !isDocumented(lines, at))
                    .mapToObj(at -> "%s:%d has no sentence above it: %s"
                            .formatted(relative(file), at + 1, lines.get(at).strip()));
        });
    }

    /// Annotations may stand between the comment and its type, over several lines.
    private static boolean isDocumented(List<String> lines, int type) {
        for (int at = type - 1; at >= 0; at--) {
            var line = lines.get(at).strip();
            if (line.startsWith("///")) return true;
            if (line.isEmpty() || line.endsWith(";") || line.endsWith("{")) return false;
        }
        return false;
    }

    private Stream<String> leftForLater() {
        return sources(".java", ".sql", ".xml", ".yaml", ".yml")
                .flatMap(file -> lines(file).stream()
                        .filter(line -> LEFT_FOR_LATER.matcher(line).find())
                        .map(line -> "%s leaves something for later: %s".formatted(relative(file), line.strip())));
    }

    /// What a function is given is its own POM's dependencies and those of the modules of ours that it uses.
    private Stream<String> webhooksWithDatabase() {
        return folders("functions")
                .filter(folder -> String.valueOf(folder.getFileName()).endsWith("-webhook"))
                .flatMap(folder -> classPath(folder.resolve("pom.xml"), new HashSet<>()).stream()
                        .filter(artifact -> DATABASE.matcher(artifact).matches() || artifact.equals("database"))
                        .map(artifact ->
                                "%s must not know a database, and is given %s.".formatted(relative(folder), artifact)));
    }

    private Set<String> classPath(Path pom, Set<String> found) {
        DEPENDENCY
                .matcher(String.join("\n", lines(pom)))
                .results()
                .filter(dependency -> !dependency.group(3).contains("<scope>test</scope>"))
                .map(dependency -> dependency.group(2))
                .filter(found::add)
                .map(artifact -> root.resolve("shared").resolve(artifact).resolve("pom.xml"))
                .filter(Files::exists)
                .forEach(module -> classPath(module, found));
        return found;
    }

    private Stream<Path> folders(String parent) {
        try (var folders =
                Files.isDirectory(root.resolve(parent)) ? Files.list(root.resolve(parent)) : Stream.<Path>of()) {
            return folders.filter(Files::isDirectory).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Everything that is written by hand, save the faults planted for `PlantedTest`.
    private Stream<Path> sources(String... endings) {
        var found = new ArrayList<Path>();
        collect(root, List.of(endings), found);
        return found.stream().sorted();
    }

    private void collect(Path folder, List<String> endings, List<Path> found) {
        try (var children = Files.list(folder)) {
            for (var child : children.toList()) {
                var name = String.valueOf(child.getFileName());
                if (Files.isDirectory(child)) {
                    if (!name.startsWith(".") && !Set.of("target", "planted").contains(name))
                        collect(child, endings, found);
                } else if (endings.stream().anyMatch(name::endsWith)) {
                    found.add(child);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
