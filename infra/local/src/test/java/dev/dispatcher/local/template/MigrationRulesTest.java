package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRulesTest {

    @TempDir
    Path root;

    @Test
    void seesAFunctionThatComesBeforeTheSchema() {
        assertThat(MigrationRules.broken(RealTemplate.with("    DependsOn: SchemaMigration\n", "")))
                .hasSizeGreaterThan(4)
                .first()
                .isEqualTo("ApiFunction reads the database and does not wait for SchemaMigration.");
    }

    @Test
    void seesAMigrationThatCallsSomebodyElse() {
        assertThat(MigrationRules.broken(
                        RealTemplate.with("!GetAtt SchemaMigrationFunction.Arn", "!GetAtt CleanupFunction.Arn")))
                .containsExactly("SchemaMigration does not call SchemaMigrationFunction.");
    }

    @Test
    void seesADatabaseThatWouldStayEmpty() {
        assertThat(MigrationRules.broken(
                        RealTemplate.with("      Database: !GetAtt Db.DbiResourceId", "      Other: x")))
                .containsExactly("SchemaMigration does not notice when Db is another one.");
    }

    @Test
    void seesATemplateWithoutAMigration() {
        assertThat(MigrationRules.broken(RealTemplate.with("Custom::SchemaMigration", "Custom::Other")))
                .containsExactly("There has to be exactly one Custom::SchemaMigration.");
    }

    @Test
    void seesDataThatGoesWithItsStack() {
        assertThat(MigrationRules.broken(
                        RealTemplate.with("UpdateReplacePolicy: Snapshot", "UpdateReplacePolicy: Delete")))
                .containsExactly("Db takes no snapshot as its UpdateReplacePolicy.");
    }

    @Test
    void seesAMigrationNobodyWouldRun() throws IOException {
        migration("V003__events.sql");
        migration("V012__orders.sql");
        migration("V100-notes.txt");

        assertThat(MigrationRules.outdated(template("3"), root))
                .containsExactly("SchemaVersion is 3, but the newest migration is 12.");
        assertThat(MigrationRules.outdated(template("12"), root)).isEmpty();
    }

    @Test
    void seesThatThereIsNoMigrationAtAll() {
        assertThat(MigrationRules.outdated(template("3"), root)).hasSize(1);
    }

    private void migration(String name) throws IOException {
        var folder = Files.createDirectories(root.resolve("shared/schema/src/main/resources/db/migration"));
        Files.createFile(folder.resolve(name));
    }

    private static TemplateFile template(String version) {
        return TemplateFile.parse("template.yaml", """
                Resources:
                  SchemaMigration:
                    Type: Custom::SchemaMigration
                    Properties: { SchemaVersion: "%s" }
                """.formatted(version));
    }
}
