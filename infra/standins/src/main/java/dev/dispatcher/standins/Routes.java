package dev.dispatcher.standins;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is served: `routes.on("GET", "/projects/:id", target)`. The first that fits is taken.
///
/// @param <T> what stands behind a route
public final class Routes<T> {

    /// A route that fits, with what its variables stand for, decoded.
    public record Match<T>(T target, Map<String, String> variables) {}

    private record Route<T>(String method, List<String> pattern, T target) {}

    private final List<Route<T>> routes = new ArrayList<>();

    public Routes<T> on(String method, String pattern, T target) {
        routes.add(new Route<>(method, Arrays.asList(pattern.substring(1).split("/", -1)), target));
        return this;
    }

    public Optional<Match<T>> find(Call call) {
        var segments = call.segments();
        return routes.stream()
                .filter(route -> route.method().equals(call.method()))
                .flatMap(route ->
                        variables(route.pattern(), segments).map(found -> new Match<>(route.target(), found)).stream())
                .findFirst();
    }

    /// Every verb and path, for whoever wants to list them.
    public List<String> names() {
        return routes.stream()
                .map(route -> route.method() + " /" + String.join("/", route.pattern()))
                .toList();
    }

    private static Optional<Map<String, String>> variables(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) return Optional.empty();
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).startsWith(":") && !segments.get(i).isEmpty()) {
                found.put(pattern.get(i).substring(1), segments.get(i));
            } else if (!pattern.get(i).equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
