package dev.dispatcher.local.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Whatever is referred to is declared, and nothing waits for itself, not even by way of what SAM makes of a function.
final class ReferenceRules {

    private static final List<String> OF_EVERY_STACK =
            List.of("ServerlessDeploymentApplication", "CodeDeployServiceRole");

    private final TemplateFile file;
    private final Map<String, Set<String>> waitsFor = new LinkedHashMap<>();

    private ReferenceRules(TemplateFile file) {
        this.file = file;
        file.section("Parameters").keySet().forEach(name -> waitsFor.put(name, Set.of()));
        OF_EVERY_STACK.forEach(name -> waitsFor.put(name, Set.of()));
        file.resources().forEach(resource -> {
            if (file.functions().contains(resource)) expand(resource);
            else add(resource.logicalId(), resource.attributes());
        });
    }

    static List<String> broken(TemplateFile file) {
        var rules = new ReferenceRules(file);
        return Stream.concat(rules.undeclared(), rules.circles()).toList();
    }

    private Stream<String> undeclared() {
        var conditions = file.section("Conditions").keySet();
        var sections = Stream.of("Conditions", "Outputs", "Rules").map(this::section);
        var all = Stream.concat(sections, file.resources().stream());
        return all.flatMap(resource -> {
            var references = References.of(List.of(resource.attributes()));
            var faults = new ArrayList<String>();
            references.targets().stream()
                    .filter(target -> !waitsFor.containsKey(target) && !conditions.contains(target))
                    .forEach(target -> faults.add(
                            "%s refers to %s, which is not declared.".formatted(resource.logicalId(), target)));
            references.conditions().stream()
                    .filter(condition -> !conditions.contains(condition))
                    .forEach(condition -> faults.add("%s asks for the condition %s, which there is not."
                            .formatted(resource.logicalId(), condition)));
            return faults.stream();
        });
    }

    private Resource section(String title) {
        return new Resource(title, title, file.section(title));
    }

    /// SAM makes a role, a version and an alias of a function, and of each event something that calls the alias.
    /// A route is different: there the API names the alias, so the API waits for the function.
    private void expand(Resource function) {
        var id = function.logicalId();
        var own = new LinkedHashMap<>(function.properties());
        var role = Stream.of("Policies", "EventInvokeConfig").map(own::remove).filter(Objects::nonNull);
        add(id + "Role", role.toList());
        var deployment = own.remove("DeploymentPreference");
        var events = Tree.map(own.remove("Events"));
        add(
                id,
                List.of(
                        own,
                        function.dependsOn().stream()
                                .map(name -> Map.of("Ref", name))
                                .toList()),
                id + "Role");
        add(id + ".Version", List.of(), id);
        add(id + ".Alias", deployment == null ? List.of() : deployment, id);
        events.forEach((name, event) -> {
            add(id + name, event, id + ".Alias");
            if ("HttpApi".equals(Tree.map(event).get("Type"))) {
                var api = Tree.at(event, "Properties", "ApiId")
                        .flatMap(Tree::target)
                        .orElse("ServerlessHttpApi");
                waitsFor.computeIfAbsent(api, _ -> new TreeSet<>()).add(id + ".Alias");
                waitsFor.getOrDefault(id + name, Set.of()).remove(api);
            }
        });
    }

    private void add(String id, Object content, String... also) {
        var all = waitsFor.computeIfAbsent(id, _ -> new TreeSet<>());
        all.addAll(References.of(List.of(content)).targets());
        all.addAll(List.of(also));
        file.resource(id).ifPresent(resource -> resource.dependsOn().forEach(name -> all.add(String.valueOf(name))));
    }

    private Stream<String> circles() {
        var done = new HashSet<String>();
        var faults = new ArrayList<String>();
        waitsFor.keySet().forEach(id -> follow(id, new ArrayList<>(), done, faults));
        return faults.stream();
    }

    private void follow(String id, List<String> way, Set<String> done, List<String> faults) {
        int met = way.indexOf(id);
        if (met >= 0) faults.add("These wait for each other: " + String.join(", ", way.subList(met, way.size())) + ".");
        if (met >= 0 || done.contains(id)) return;
        way.add(id);
        for (var next : waitsFor.getOrDefault(id, Set.of())) follow(next, way, done, faults);
        way.removeLast();
        done.add(id);
    }
}
