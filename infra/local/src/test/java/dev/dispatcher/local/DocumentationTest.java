package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The documents say what is true of the code.
class DocumentationTest {

    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));
    private static final Pattern ASKED =
            Pattern.compile("\\.(?:text|required|number|flag|duration|at|named|has)\\(\\s*\"([A-Z][A-Z_]+)\"");
    private static final Pattern DOCUMENTED = Pattern.compile("`([A-Z][A-Z_]{2,})`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)");

    @Test
    void everySettingThatIsAskedForIsDocumented() {
        var asked = new TreeSet<String>();
        for (var source : javaIn("shared", "functions", "infra/local")) {
            ASKED.matcher(read(source)).results().forEach(found -> asked.add(found.group(1)));
        }

        assertThat(asked).contains("MAX_RETRIES", "DB_HOST");
        assertThat(named(ROOT.resolve("docs/configuration.md"))).containsAll(asked);
    }

    @Test
    void theEightFilesThatAnEventPassesAreShort() {
        var page = ROOT.resolve("docs/architecture.md");
        var files = links(page, section(page, "## Follow one event")).stream()
                .filter(link -> link.toString().endsWith(".java"))
                .toList();

        assertThat(files)
                .hasSize(8)
                .allSatisfy(file -> assertThat(read(file).lines()).hasSizeLessThan(150));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (var page : new String[] {"README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/operations.md"}) {
            assertThat(links(ROOT.resolve(page)))
                    .as(page)
                    .allSatisfy(target -> assertThat(target).exists());
        }
    }

    @Test
    void theReadmeIsReadInOneSitting() {
        assertThat(read(ROOT.resolve("README.md")).lines()).hasSizeLessThanOrEqualTo(200);
    }

    private static Set<String> named(Path page) {
        return DOCUMENTED
                .matcher(read(page))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<Path> links(Path page) {
        return links(page, read(page));
    }

    /// From its heading up to the next one.
    private static String section(Path page, String heading) {
        var text = read(page);
        int start = text.indexOf(heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        return text.substring(start, text.indexOf("\n## ", start));
    }

    private static Set<Path> links(Path page, String text) {
        return LINK.matcher(text)
                .results()
                .map(found ->
                        page.toAbsolutePath().resolveSibling(found.group(1)).normalize())
                .collect(Collectors.toSet());
    }

    private static Set<Path> javaIn(String... folders) {
        var files = new TreeSet<Path>();
        for (var folder : folders) {
            try (var all = Files.walk(ROOT.resolve(folder))) {
                all.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                        .forEach(files::add);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
