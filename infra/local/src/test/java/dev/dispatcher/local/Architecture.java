package dev.dispatcher.local;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// Which way dependencies point, and what no class may do. `base` is the package the rooms of the house are in.
record Architecture(String base) {

    private static final List<String> SHARED = List.of(
            "assistant",
            "stands",
            "scripts",
            "orders",
            "people",
            "webhooks",
            "events",
            "schema",
            "database",
            "platform");

    /// The rooms of the house. What a room is not granted here, it may not know.
    static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("platform", List.of()),
            Map.entry("schema", List.of()),
            Map.entry("database", List.of("platform")),
            Map.entry("webhooks", List.of("platform")),
            Map.entry("events", List.of("database", "platform")),
            Map.entry("people", List.of("events", "database", "platform")),
            Map.entry("scripts", List.of("events", "database", "platform")),
            Map.entry("orders", List.of("events", "database", "platform")),
            Map.entry("stands", List.of("people", "events", "database", "platform")),
            Map.entry("assistant", List.of("stands", "people", "events", "database", "webhooks", "platform")),
            Map.entry("testing", List.of("schema", "database", "platform")),
            Map.entry("functions", SHARED),
            Map.entry("scriptrunner", List.of("platform")),
            Map.entry("standins", List.of("platform")),
            Map.entry("sandbox", List.of()),
            Map.entry("local", with(SHARED, "functions", "standins", "scriptrunner")),
            Map.entry("bench", with(SHARED, "functions", "standins", "sandbox", "local", "testing")));

    ArchRule everyClassHasARoom() {
        return classes()
                .should()
                .resideInAnyPackage(rooms(MAY_USE.keySet()))
                .as("Every class lives in a room of the house.")
                .allowEmptyShould(true);
    }

    List<ArchRule> dependenciesPointOneWay() {
        return MAY_USE.keySet().stream().map(this::knowsOnlyWhatItMay).toList();
    }

    private ArchRule knowsOnlyWhatItMay(String room) {
        var allowed = with(MAY_USE.getOrDefault(room, List.of()), room);
        var forbidden = MAY_USE.keySet().stream()
                .filter(other -> !allowed.contains(other))
                .toList();
        return noClasses()
                .that()
                .resideInAPackage(room(room))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(rooms(forbidden))
                .as("%s may use %s.".formatted(room, MAY_USE.get(room)))
                .allowEmptyShould(true);
    }

    ArchRule functionsDoNotKnowEachOther() {
        return slices().matching(base + ".functions.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    ArchRule lambdaStaysAtTheEdge() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(
                        room("functions"),
                        room("sandbox"),
                        room("local"),
                        room("bench"),
                        room("testing"),
                        room("platform.lambda"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.amazonaws..", "io.micronaut.function..")
                .as("Lambda is known to functions, sandbox, local, bench, testing and platform.lambda.")
                .allowEmptyShould(true);
    }

    ArchRule recordsAreData() {
        return noClasses()
                .that()
                .areRecords()
                .and()
                .resideOutsideOfPackages(room("functions"), room("testing"))
                .and()
                .haveSimpleNameNotEndingWith("Config")
                .and()
                .areNotAnnotatedWith("io.micronaut.data.annotation.MappedEntity")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micronaut..", "java.sql..", "javax.sql..", "software.amazon.awssdk..")
                .as("Records are data and know neither Micronaut nor JDBC nor the AWS SDK.")
                .allowEmptyShould(true);
    }

    ArchRule timeComesFromAClock() {
        return noClasses()
                .should()
                .accessTargetWhere(describe("reads the time", Architecture::readsTheTime))
                .as("The time comes from a Clock that was handed in.")
                .allowEmptyShould(true);
    }

    ArchRule settingsComeFromSettings() {
        return noClasses()
                .that(describe("may not read it", this::mayNotReadTheEnvironment))
                .should()
                .accessTargetWhere(describe("reads the environment", Architecture::readsTheEnvironment))
                .as("Settings come from Settings, which FunctionContext fills, and in a task the agent's Main.")
                .allowEmptyShould(true);
    }

    /// The classes of the local runner that read the environment. There may be one.
    List<String> readersOfTheEnvironment(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getPackageName().startsWith(base + ".local"))
                .filter(type -> type.getAccessesFromSelf().stream().anyMatch(Architecture::readsTheEnvironment))
                .map(JavaClass::getSimpleName)
                .sorted()
                .toList();
    }

    ArchRule optionalIsAnAnswer() {
        return noFields()
                .should()
                .haveRawType(DescribedPredicate.<JavaClass>describe(
                        "Optional",
                        type -> Stream.of(Optional.class, OptionalInt.class, OptionalLong.class)
                                .anyMatch(type::isEquivalentTo)))
                .as("Optional is an answer and no field.")
                .allowEmptyShould(true);
    }

    ArchRule namesSayWhatThingsAre() {
        return noClasses()
                .should()
                .haveNameMatching("(.*[.$])((Base|Abstract)[A-Z]\\w*|\\w*(Impl|Manager|Helper|Utils?|Dto|Service))")
                .as("Names say what a thing is: no Impl, Manager, Helper, Util, Dto, Service, Base, Abstract.")
                .allowEmptyShould(true);
    }

    ArchRule nullnessIsStated() {
        return classes()
                .should(new ArchCondition<>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        var isMarked = type.getPackage().isAnnotatedWith(NullMarked.class);
                        var sentence = "%s is not @NullMarked (%s)".formatted(type.getPackageName(), type.getName());
                        events.add(new SimpleConditionEvent(type, isMarked, sentence));
                    }
                })
                .allowEmptyShould(true);
    }

    private boolean mayNotReadTheEnvironment(JavaClass type) {
        return !type.getName().equals(base + ".platform.lambda.FunctionContext")
                && !type.getName().equals(base + ".scriptrunner.Main")
                && !type.getPackageName().startsWith(base + ".local");
    }

    /// Nanoseconds are for measuring how long something took, and tell no time.
    private static boolean readsTheTime(JavaAccess<?> access) {
        if (isSystem(access, "currentTimeMillis")) return true;
        return access.getTargetOwner().getPackageName().equals("java.time")
                && access.getTarget().getName().equals("now")
                && !access.getTarget().getFullName().contains(Clock.class.getName());
    }

    private static boolean readsTheEnvironment(JavaAccess<?> access) {
        return isSystem(access, "getenv");
    }

    private static boolean isSystem(JavaAccess<?> access, String method) {
        return access.getTargetOwner().isEquivalentTo(System.class)
                && access.getTarget().getName().equals(method);
    }

    private String[] rooms(Collection<String> names) {
        return names.stream().map(this::room).toArray(String[]::new);
    }

    private String room(String name) {
        return base + "." + name + "..";
    }

    private static List<String> with(List<String> rooms, String... more) {
        return Stream.concat(rooms.stream(), Stream.of(more)).toList();
    }
}
