package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseRulesTest {

    private static final String DATABASE =
            "<dependency><groupId>g</groupId><artifactId>micronaut-jdbc-hikari</artifactId>";

    @TempDir
    Path root;

    @Test
    void thisHouseKeepsItsRules() {
        assertThat(new HouseRules(Path.of(System.getProperty("root", "../.."))).broken())
                .isEmpty();
    }

    @Test
    void acceptsAnEmptyHouse() {
        assertThat(new HouseRules(root).broken()).isEmpty();
    }

    @Test
    void seesAFileNobodyWouldReadToItsEnd() throws IOException {
        write("a/Long.java", "//\n".repeat(251));
        write("a/Fits.java", "//\n".repeat(250));
        write("target/Generated.java", "//\n".repeat(900));

        assertThat(new HouseRules(root).broken()).containsExactly("a/Long.java has 251 lines, where 250 are the most.");
    }

    @Test
    void seesAPublicTypeThatDoesNotSayWhatItIs() throws IOException {
        write("Said.java", """
                /// Says it.
                @Deprecated(
                        since = "1")
                public sealed interface Said {

                    %s record Unsaid() implements Said {}

                    record Hidden() implements Said {}
                }
                """.formatted("public"));
        write("Muted.java", "import a.B;\n\n@Deprecated\npublic final class Muted {}\n");
        write("Method.java", "class Method {\n    public Record record(int a) {}\n}\n");

        assertThat(new HouseRules(root).broken())
                .containsExactly(
                        "Muted.java:4 has no sentence above it: public final class Muted {}",
                        "Said.java:6 has no sentence above it: public record Unsaid() implements Said {}");
    }

    @Test
    void seesWhatWasLeftForLater() throws IOException {
        write("V001__a.sql", "-- FIX" + "ME\n");
        write("A.java", "// TO" + "DO: tomorrow\n// METHODO and TODOS are words\n");
        write("notes.md", "TO" + "DO\n");

        assertThat(new HouseRules(root).broken())
                .containsExactly(
                        "A.java leaves something for later: // TO" + "DO: tomorrow",
                        "V001__a.sql leaves something for later: -- FIX" + "ME");
    }

    @Test
    void seesAWebhookThatIsGivenADatabase() throws IOException {
        write("functions/gitlab-webhook/pom.xml", dependency("webhooks", ""));
        write(
                "functions/github-webhook/pom.xml",
                dependency("platform", "") + dependency("database", "<scope>test</scope>"));
        write("functions/api/pom.xml", dependency("database", ""));
        write("shared/webhooks/pom.xml", dependency("database", ""));
        write("shared/database/pom.xml", DATABASE + "</dependency>");

        assertThat(new HouseRules(root).broken())
                .containsExactlyInAnyOrder(
                        "functions/gitlab-webhook must not know a database, and is given database.",
                        "functions/gitlab-webhook must not know a database, and is given micronaut-jdbc-hikari.");
    }

    private static String dependency(String module, String scope) {
        return "<dependency>\n  <groupId>dev.dispatcher</groupId>\n  <artifactId>%s</artifactId>\n%s</dependency>\n"
                .formatted(module, scope);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }
}
