package dev.dispatcher.local.roles;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Everything that can happen from a handler on: what it calls, through interfaces to every implementation that is made
/// on the way, in lambdas, and in the beans that it and they are given.
public final class Reach {

    private static final String OURS = "dev.dispatcher.";
    private static final String CLIENT = "software\\.amazon\\.awssdk\\.services\\..*Client";
    private static final Set<String> NO_CALLS = Set.of("builder", "create", "close", "serviceName");

    /// A method by its name and how many parameters it has: the types of generic ones differ from call to method.
    private record Selector(String name, int parameters) {}

    private final Beans beans;
    private final Set<JavaCodeUnit> reached = new LinkedHashSet<>();
    private final ArrayDeque<JavaCodeUnit> work = new ArrayDeque<>();
    private final Set<JavaClass> asked = new HashSet<>();
    private final Set<JavaClass> made = new HashSet<>();
    private final Map<String, Set<JavaClass>> madeByType = new HashMap<>();
    private final Map<String, Set<Selector>> calledByType = new HashMap<>();
    private final Set<String> calls = new TreeSet<>();

    private Reach(JavaClasses classes) {
        this.beans = new Beans(classes);
    }

    /// As `SqsClient.sendMessageBatch` or, for what we sign ourselves, `KmsKeys.fresh`: clients of the SDK by their
    /// methods, and `alsoNamed` of our own.
    public static Set<String> from(String handler, JavaClasses classes, Set<String> alsoNamed) {
        var reach = new Reach(classes);
        var type = classes.get(handler);
        reach.make(type);
        for (var unit : type.getCodeUnits()) reach.reach(unit);
        reach.beans.unasked().forEach(reach::provide);
        reach.run();
        reach.reached.stream().map(Reach::name).filter(alsoNamed::contains).forEach(reach.calls::add);
        return reach.calls;
    }

    private void run() {
        while (!work.isEmpty()) follow(work.poll());
    }

    private void follow(JavaCodeUnit unit) {
        for (var literal : unit.getReferencedClassObjects()) ask(literal.getRawType());
        for (var access : unit.getFieldAccesses()) initialize(access.getTargetOwner());
        Stream.concat(unit.getConstructorCallsFromSelf().stream(), unit.getConstructorReferencesFromSelf().stream())
                .forEach(call -> {
                    make(call.getTargetOwner());
                    call.getTarget().resolveMember().ifPresent(this::reach);
                });
        Stream.concat(unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                .forEach(call -> call(call.getTargetOwner(), call.getTarget()));
    }

    private void call(JavaClass owner, AccessTarget.CodeUnitAccessTarget target) {
        if (owner.getName().matches(CLIENT) && !NO_CALLS.contains(target.getName())) {
            calls.add(owner.getSimpleName() + "." + target.getName());
        }
        initialize(owner);
        target.resolveMember().ifPresent(this::reach);
        var selector =
                new Selector(target.getName(), target.getRawParameterTypes().size());
        if (calledByType.computeIfAbsent(owner.getName(), _ -> new HashSet<>()).add(selector)) {
            for (var type : Set.copyOf(madeByType.getOrDefault(owner.getName(), Set.of()))) dispatch(type, selector);
        }
    }

    /// From now on, calls of what it implements arrive here.
    private void make(JavaClass type) {
        if (!type.getName().startsWith(OURS) || !made.add(type)) return;
        initialize(type);
        for (var above : type.getAllClassesSelfIsAssignableTo()) {
            madeByType.computeIfAbsent(above.getName(), _ -> new HashSet<>()).add(type);
            for (var selector : Set.copyOf(calledByType.getOrDefault(above.getName(), Set.of()))) {
                dispatch(type, selector);
            }
            if (!above.getName().startsWith(OURS) && !above.isEquivalentTo(Object.class)) calledBack(type, above);
        }
        type.getAllMethods().stream().filter(Beans::isCalledByTheFramework).forEach(this::reach);
    }

    /// What others declare, others call: the JDK, the framework, Lambda.
    private void calledBack(JavaClass type, JavaClass above) {
        for (var method : above.getMethods()) {
            dispatch(type, new Selector(method.getName(), method.getParameters().size()));
        }
    }

    private void dispatch(JavaClass type, Selector selector) {
        type.getAllMethods().stream()
                .filter(method -> selector.equals(
                        new Selector(method.getName(), method.getParameters().size())))
                .filter(method -> !isBelow(method, type))
                .forEach(this::reach);
    }

    /// Overridden in between, as far as that matters: an interface's default where a class has its own.
    private static boolean isBelow(JavaMethod method, JavaClass type) {
        return method.getOwner().isInterface()
                && !method.getOwner().equals(type)
                && type.getAllMethods().stream()
                        .anyMatch(other -> !other.getOwner().isInterface()
                                && other.getName().equals(method.getName())
                                && other.getParameters().size()
                                        == method.getParameters().size());
    }

    private void reach(JavaCodeUnit unit) {
        if (!unit.getOwner().getName().startsWith(OURS) || !reached.add(unit)) return;
        initialize(unit.getOwner());
        work.add(unit);
    }

    private void initialize(JavaClass type) {
        type.getStaticInitializer().ifPresent(this::reach);
    }

    /// Somebody wants a bean of this type.
    private void ask(JavaClass type) {
        if (asked.add(type)) beans.of(type).forEach(this::provide);
    }

    private void provide(Beans.Source source) {
        make(source.maker().getOwner());
        if (!source.maker().isConstructor()) ask(source.maker().getOwner());
        reach(source.maker());
        for (var parameter : source.maker().getParameters()) {
            parameter.getType().getAllInvolvedRawTypes().forEach(this::ask);
        }
    }

    private static String name(JavaCodeUnit unit) {
        return unit.getOwner().getSimpleName() + "." + unit.getName();
    }
}
