package dev.dispatcher.local.http;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.FunctionSpec.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which function a request is for. Of several routes that fit, API Gateway takes the most specific.
final class RouteTable {

    /// A route that fits, with what its variables stand for.
    record Match(Route route, String function, Map<String, String> parameters) {

        String key() {
            return route.method() + " " + route.path();
        }
    }

    private record Entry(Route route, List<Segment> segments, String function) {}

    private final List<Entry> entries;

    RouteTable(List<FunctionSpec> functions) {
        var all = new ArrayList<Entry>();
        for (var function : functions) {
            for (var route : function.routes()) all.add(new Entry(route, Segment.of(route.path()), function.name()));
        }
        all.sort(Comparator.comparing(Entry::segments, Segment.MOST_SPECIFIC_FIRST)
                .thenComparing(entry -> entry.route().method().equals("ANY")));
        this.entries = List.copyOf(all);
    }

    /// `path` as it was sent, still encoded, so that an encoded slash does not divide.
    Optional<Match> find(String method, String path) {
        var parts = List.of(path.substring(1).split("/", -1));
        return entries.stream()
                .filter(entry -> fits(entry.route(), method))
                .flatMap(
                        entry -> parameters(entry.segments(), parts)
                                .map(found -> new Match(entry.route(), entry.function(), found))
                                .stream())
                .findFirst();
    }

    private static boolean fits(Route route, String method) {
        return route.method().equals("ANY") || route.method().equals(method);
    }

    /// Empty when the path is not one of these.
    private static Optional<Map<String, String>> parameters(List<Segment> segments, List<String> parts) {
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            if (i >= parts.size()) return Optional.empty();
            switch (segments.get(i)) {
                case Segment.Fixed(var text) -> {
                    if (!text.equals(parts.get(i))) return Optional.empty();
                }
                case Segment.Variable(var name) -> {
                    if (parts.get(i).isEmpty()) return Optional.empty();
                    found.put(name, Encoded.path(parts.get(i)));
                }
                case Segment.Greedy(var name) -> {
                    found.put(name, Encoded.path(String.join("/", parts.subList(i, parts.size()))));
                    return Optional.of(found);
                }
            }
        }
        return segments.size() == parts.size() ? Optional.of(found) : Optional.empty();
    }
}
