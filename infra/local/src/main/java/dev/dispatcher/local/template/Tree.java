package dev.dispatcher.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ways through what YAML was read into: maps, lists and scalars of no stated type.
final class Tree {

    private Tree() {}

    /// Empty for everything that is no map.
    @SuppressWarnings("unchecked") // ShortForms lets no other keys than text through
    static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /// A single value counts as a list of one, as it does all over CloudFormation.
    @SuppressWarnings("unchecked") // every value is an Object
    static List<Object> list(@Nullable Object node) {
        if (node == null) return List.of();
        return node instanceof List<?> list ? (List<Object>) list : List.of(node);
    }

    static Optional<Object> at(@Nullable Object node, String... path) {
        var found = Optional.ofNullable(node);
        for (var step : path) {
            found = found.map(Tree::map).map(map -> map.get(step));
        }
        return found;
    }

    /// `Ref` or `Fn::…`: a map whose meaning is a value.
    static boolean isIntrinsic(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map) || map.size() != 1) return false;
        var key = String.valueOf(map.keySet().iterator().next());
        return key.equals("Ref") || key.equals("Condition") || key.startsWith("Fn::");
    }

    /// The logical id a `Ref` or a `GetAtt` of anything points at.
    static Optional<String> target(@Nullable Object node) {
        var attribute = list(map(node).get("Fn::GetAtt"));
        if (!attribute.isEmpty()) return Optional.of(String.valueOf(attribute.getFirst()));
        return Optional.ofNullable(map(node).get("Ref")).map(String::valueOf);
    }

    /// As SAM merges Globals: maps into each other, lists one after the other, and else the resource's own value wins.
    static Object merge(Object global, Object own) {
        if (isIntrinsic(global) || isIntrinsic(own)) return own;
        if (global instanceof List<?> && own instanceof List<?>) {
            var both = new ArrayList<>(list(global));
            both.addAll(list(own));
            return both;
        }
        if (!(global instanceof Map<?, ?>) || !(own instanceof Map<?, ?>)) return own;
        var merged = new LinkedHashMap<>(map(global));
        map(own).forEach((key, value) -> merged.merge(key, value, Tree::merge));
        return merged;
    }
}
