package dev.dispatcher.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A small house with a fault in every room: each rule has to see its own.
class PlantedTest {

    private static final String BASE = "dev.dispatcher.local.planted";
    private static final JavaClasses FAULTY = new ClassFileImporter().importPackages(BASE);

    private final Architecture house = new Architecture(BASE);

    @Test
    void seesAClassWithoutARoom() {
        assertFound(house.everyClassHasARoom(), "garage.Car", 1);
    }

    @Test
    void seesADependencyThatPointsUp() {
        var found = house.dependenciesPointOneWay().stream().flatMap(rule -> faults(rule).stream());

        assertThat(found)
                .hasSize(1)
                .first()
                .asString()
                .contains("platform.KnowsEvents")
                .contains("events.Known");
    }

    @Test
    void seesFunctionsThatKnowEachOther() {
        assertFound(house.functionsDoNotKnowEachOther(), "functions.alpha.AlphaHandler", 1);
    }

    @Test
    void seesLambdaInADomain() {
        assertFound(house.lambdaStaysAtTheEdge(), "events.KnowsLambda", 1);
    }

    @Test
    void seesARecordThatKnowsTheDatabase() {
        assertThat(faults(house.recordsAreData())).isNotEmpty().allMatch(fault -> fault.contains("orders.Row"));
    }

    @Test
    void seesTimeThatNobodyHandedIn() {
        assertFound(house.timeComesFromAClock(), "platform.ReadsTheTime", 3);
    }

    @Test
    void seesSettingsReadByTheWay() {
        assertFound(house.settingsComeFromSettings(), "platform.ReadsTheEnvironment", 1);
    }

    @Test
    void seesASecondReaderOfTheEnvironment() {
        assertThat(house.readersOfTheEnvironment(FAULTY)).containsExactly("First", "Second");
    }

    @Test
    void seesAnOptionalThatIsKept() {
        assertFound(house.optionalIsAnAnswer(), "people.Keeps", 1);
    }

    @Test
    void seesNamesThatSayNothing() {
        assertThat(faults(house.namesSayWhatThingsAre()))
                .hasSize(3)
                .anyMatch(fault -> fault.contains("StandManager"))
                .anyMatch(fault -> fault.contains("BaseStand"))
                .anyMatch(fault -> fault.contains("StandUtil"));
    }

    @Test
    void seesAPackageThatDoesNotStateNullness() {
        assertFound(house.nullnessIsStated(), "garage.Car", 1);
    }

    @Test
    void acceptsAnEmptyHouse() {
        var empty = new ClassFileImporter().importPackages(BASE + ".nowhere");

        assertThat(house.dependenciesPointOneWay())
                .allMatch(rule -> !rule.evaluate(empty).hasViolation());
        assertThat(house.functionsDoNotKnowEachOther().evaluate(empty).hasViolation())
                .isFalse();
    }

    private static void assertFound(ArchRule rule, String where, int times) {
        assertThat(faults(rule)).hasSize(times).allMatch(fault -> fault.contains(where));
    }

    private static List<String> faults(ArchRule rule) {
        return rule.evaluate(FAULTY).getFailureReport().getDetails();
    }
}
