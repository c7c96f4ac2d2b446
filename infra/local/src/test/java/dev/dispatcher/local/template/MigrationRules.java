package dev.dispatcher.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The schema comes before the functions that expect it, and at the version the repository has; data outlives its
/// stack.
final class MigrationRules {

    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__.+\\.sql");
    private static final String FOLDER = "shared/schema/src/main/resources/db/migration";
    private static final String MIGRATION_FUNCTION = "SchemaMigrationFunction";

    private MigrationRules() {}

    static List<String> broken(TemplateFile file) {
        var migrations = file.resources("Custom::SchemaMigration");
        if (migrations.size() != 1) return List.of("There has to be exactly one Custom::SchemaMigration.");
        var migration = migrations.getFirst();
        return Stream.of(
                        file.functions().stream()
                                .filter(function -> isEarly(function, migration))
                                .map(function -> "%s reads the database and does not wait for %s."
                                        .formatted(function.logicalId(), migration.logicalId())),
                        calls(migration)
                                ? Stream.<String>of()
                                : Stream.of(migration.logicalId() + " does not call " + MIGRATION_FUNCTION + "."),
                        file.resources("AWS::RDS::DBInstance").stream()
                                .filter(database -> !References.of(List.of(migration.properties()))
                                        .targets()
                                        .contains(database.logicalId()))
                                .map(database -> "%s does not notice when %s is another one."
                                        .formatted(migration.logicalId(), database.logicalId())),
                        file.resources("AWS::RDS::DBInstance").stream().flatMap(MigrationRules::lost))
                .flatMap(Function.identity())
                .toList();
    }

    /// CloudFormation calls the migration when this number changes, so a forgotten number is a forgotten migration.
    static List<String> outdated(TemplateFile file, Path root) {
        var newest = newest(root.resolve(FOLDER));
        if (newest.isEmpty()) return List.of("There is no migration in " + FOLDER + ".");
        return file.resources("Custom::SchemaMigration").stream()
                .map(migration -> String.valueOf(migration.properties().get("SchemaVersion")))
                .filter(version -> !version.equals(String.valueOf(newest.getAsInt())))
                .map(version ->
                        "SchemaVersion is %s, but the newest migration is %d.".formatted(version, newest.getAsInt()))
                .toList();
    }

    private static boolean isEarly(Resource function, Resource migration) {
        return function.property("Environment", "Variables", "DB_HOST").isPresent()
                && !function.logicalId().equals(MIGRATION_FUNCTION)
                && !function.dependsOn().contains(migration.logicalId());
    }

    private static boolean calls(Resource migration) {
        return Tree.target(migration.properties().get("ServiceToken"))
                .filter(MIGRATION_FUNCTION::equals)
                .isPresent();
    }

    private static Stream<String> lost(Resource database) {
        return Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                .filter(policy -> !"Snapshot".equals(database.attributes().get(policy)))
                .map(policy -> "%s takes no snapshot as its %s.".formatted(database.logicalId(), policy));
    }

    private static OptionalInt newest(Path folder) {
        if (!Files.isDirectory(folder)) return OptionalInt.empty();
        try (var files = Files.list(folder)) {
            return files.map(file -> MIGRATION.matcher(String.valueOf(file.getFileName())))
                    .filter(Matcher::matches)
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
