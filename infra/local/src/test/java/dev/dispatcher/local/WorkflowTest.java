package dev.dispatcher.local;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// The workflows run what anybody runs at home, so that they cannot come to mean something else.
class WorkflowTest {

    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));
    private static final Pattern TARGET = Pattern.compile("(?m)^([a-z]+):(?!=)");
    private static final Pattern PROFILE = Pattern.compile("-P([a-z]+)");
    private static final Pattern MODULE = Pattern.compile("-pl ([\\w/-]+)");
    private static final Pattern TOOL = Pattern.compile("pipx install [a-z-]+==[\\d.]+");
    private static final Pattern PINNED = Pattern.compile("[\\w-]+/[\\w-]+@[0-9a-f]{40}");

    @Test
    void everyStepIsSomethingOneRunsAtHome() {
        assertThat(strange(workflows(), targets())).isEmpty();
    }

    @Test
    void seesAStepThatIsOnlyThere() {
        assertThat(strange(List.of("jobs: { a: { steps: [{ run: mvn verify }, { run: make tset }] } }"), targets()))
                .containsExactly("make tset", "mvn verify");
    }

    @Test
    void everyActionIsPinned() {
        assertThat(steps(workflows(), "uses"))
                .isNotEmpty()
                .allMatch(action -> PINNED.matcher(action).matches());
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(steps(workflows(), "run")).contains(".ci/run", "make localstack", "make long");
        assertThat(read(".ci/run")).contains("make test", "cfn-lint template.yaml", ".ci/expand");
        assertThat(steps(workflows(), "run")).anyMatch(step -> step.contains("cfn-lint"));
    }

    @Test
    void theJdkIsTheOneThatIsBuiltFor() {
        var release = read("pom.xml").replaceAll("(?s).*<maven.compiler.release>(\\d+)<.*", "$1");

        assertThat(workflows())
                .allMatch(workflow -> !workflow.contains("setup-java")
                        || workflow.contains("java-version: \"%s\"".formatted(release)));
        assertThat(workflows()).allMatch(workflow -> workflow.contains("cache: maven"));
    }

    @Test
    void whatTheMakefileNamesIsThere() {
        var makefile = read("Makefile");
        var poms = Stream.of("pom.xml", "infra/pom.xml", "infra/local/pom.xml", "infra/bench/pom.xml")
                .map(WorkflowTest::read)
                .collect(Collectors.joining());

        assertThat(found(PROFILE, makefile))
                .isNotEmpty()
                .allMatch(profile -> poms.contains("<id>%s</id>".formatted(profile)));
        assertThat(found(MODULE, makefile))
                .contains("infra/localstack")
                .allMatch(module -> Files.exists(ROOT.resolve(module).resolve("pom.xml")));
    }

    /// The image that tests run on, and where a user reads of it.
    @Test
    void theImageOfLocalStackIsTheLastThatNeedsNoAccount() {
        assertThat(read("infra/localstack/pom.xml")).contains("localstack/localstack:4.14.0");
    }

    private static Set<String> strange(List<String> workflows, Set<String> targets) {
        var strange = new TreeSet<>(steps(workflows, "run"));
        strange.removeIf(step -> step.equals(".ci/run")
                || TOOL.matcher(step).matches()
                || (step.startsWith("make ") && targets.contains(step.substring("make ".length()))));
        return strange;
    }

    private static Set<String> targets() {
        return found(TARGET, read("Makefile"));
    }

    /// What the steps of all jobs say under this key.
    private static List<String> steps(List<String> workflows, String key) {
        var found = new ArrayList<String>();
        for (var workflow : workflows) {
            for (var job : below(new Yaml().load(workflow), "jobs").values()) {
                for (var step : (List<?>) requireNonNull(((Map<?, ?>) job).get("steps"))) {
                    var said = ((Map<?, ?>) step).get(key);
                    if (said != null) found.add(String.valueOf(said));
                }
            }
        }
        return found;
    }

    private static Map<?, ?> below(Map<?, ?> workflow, String key) {
        return (Map<?, ?>) requireNonNull(workflow.get(key));
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> workflows() {
        try (var files = Files.list(ROOT.resolve(".github/workflows"))) {
            return files.map(ROOT::relativize)
                    .map(Path::toString)
                    .map(WorkflowTest::read)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
