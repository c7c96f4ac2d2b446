package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The code as it is, held against the house. That each rule can fail, `PlantedTest` shows.
class ArchitectureTest {

    /// Micronaut writes classes of its own beside ours; their names start with a dollar sign.
    private static final ImportOption WRITTEN_BY_US = location -> !location.contains("/$");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(WRITTEN_BY_US)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.dispatcher");

    private final Architecture house = new Architecture("dev.dispatcher");

    @Test
    void theCodeIsThereToBeJudged() {
        assertThat(CODE).anyMatch(type -> type.getName().equals("dev.dispatcher.platform.Settings"));
        assertThat(CODE).noneMatch(type -> type.getName().contains("planted"));
    }

    @Test
    void everyClassHasARoom() {
        check(house.everyClassHasARoom());
    }

    @Test
    void dependenciesPointOneWay() {
        house.dependenciesPointOneWay().forEach(ArchitectureTest::check);
    }

    @Test
    void functionsDoNotKnowEachOther() {
        check(house.functionsDoNotKnowEachOther());
    }

    @Test
    void lambdaStaysAtTheEdge() {
        check(house.lambdaStaysAtTheEdge());
    }

    @Test
    void recordsAreData() {
        check(house.recordsAreData());
    }

    @Test
    void timeComesFromAClock() {
        check(house.timeComesFromAClock());
    }

    @Test
    void settingsComeFromSettings() {
        check(house.settingsComeFromSettings());
        assertThat(house.readersOfTheEnvironment(CODE)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void optionalIsAnAnswer() {
        check(house.optionalIsAnAnswer());
    }

    @Test
    void namesSayWhatThingsAre() {
        check(house.namesSayWhatThingsAre());
    }

    @Test
    void nullnessIsStated() {
        check(house.nullnessIsStated());
    }

    private static void check(ArchRule rule) {
        assertThat(rule.evaluate(CODE).getFailureReport().getDetails())
                .as(rule.getDescription())
                .isEqualTo(List.of());
    }
}
