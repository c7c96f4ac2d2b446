package dev.dispatcher.local.template;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What a piece of the template points at: the logical ids behind `Ref`, `GetAtt` and `Sub`, and the conditions of
/// `If`.
final class References {

    private static final Pattern PLACE = Pattern.compile("\\$\\{(?!!)([^}]+)}");

    private final Set<String> targets = new TreeSet<>();
    private final Set<String> conditions = new TreeSet<>();

    private References() {}

    static References of(Collection<?> nodes) {
        var found = new References();
        nodes.forEach(found::collect);
        return found;
    }

    /// `ApiFunction.Version` and `ApiFunction.Alias` as they are written, everything else by its logical id alone.
    Set<String> targets() {
        return targets;
    }

    Set<String> conditions() {
        return conditions;
    }

    private void collect(Object node) {
        if (node instanceof List<?> list) list.forEach(this::collect);
        if (!(node instanceof Map<?, ?>)) return;
        var map = Tree.map(node);
        if (!Tree.isIntrinsic(node)) {
            map.values().forEach(this::collect);
            return;
        }
        var call = map.entrySet().iterator().next();
        var arguments = Tree.list(call.getValue());
        switch (call.getKey()) {
            case "Ref" -> add(String.valueOf(call.getValue()));
            case "Fn::GetAtt" -> add(arguments.getFirst() + "." + arguments.get(1));
            case "Fn::Sub" -> substituted(arguments);
            case "Condition" -> conditions.add(String.valueOf(call.getValue()));
            case "Fn::If" -> {
                conditions.add(String.valueOf(arguments.getFirst()));
                arguments.stream().skip(1).forEach(this::collect);
            }
            default -> collect(call.getValue());
        }
    }

    private void substituted(List<Object> arguments) {
        var own = arguments.size() > 1 ? Tree.map(arguments.get(1)) : Map.<String, Object>of();
        own.values().forEach(this::collect);
        PLACE.matcher(String.valueOf(arguments.getFirst()))
                .results()
                .map(place -> place.group(1))
                .filter(name -> !own.containsKey(name))
                .forEach(this::add);
    }

    private void add(String name) {
        if (name.startsWith("AWS::")) return;
        var isOfFunction = name.endsWith(".Version") || name.endsWith(".Alias");
        targets.add(isOfFunction ? name : name.replaceFirst("\\..*", ""));
    }
}
