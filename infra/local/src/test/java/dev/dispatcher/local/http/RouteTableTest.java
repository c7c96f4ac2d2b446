package dev.dispatcher.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.FunctionSpec.Route;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private final RouteTable routes = new RouteTable(List.of(
            function("greedy", "ANY /{proxy+}", "ANY /events/{proxy+}"),
            function("exact", "ANY /events", "GET /events/stats", "GET /openapi.json"),
            function("variable", "GET /events/{id}", "ANY /events/{id}/attempts", "POST /events/{id}/attempts")));

    @ParameterizedTest
    @CsvSource({
        "GET,  /events,            ANY /events",
        "POST, /events,            ANY /events",
        "GET,  /events/stats,      GET /events/stats",
        "POST, /events/stats,      ANY /events/{proxy+}",
        "GET,  /events/1,          GET /events/{id}",
        "PUT,  /events/1,          ANY /events/{proxy+}",
        "GET,  /events/1/attempts, ANY /events/{id}/attempts",
        "POST, /events/1/attempts, POST /events/{id}/attempts",
        "GET,  /events/1/others,   ANY /events/{proxy+}",
        "GET,  /events/,           ANY /events/{proxy+}",
        "GET,  /elsewhere/a/b,     ANY /{proxy+}",
        "POST, /openapi.json,      ANY /{proxy+}",
        "GET,  /events/a%2Fb,      GET /events/{id}",
    })
    void takesTheMostSpecificRouteThatFits(String method, String path, String expected) {
        assertThat(routes.find(method, path).map(RouteTable.Match::key)).contains(expected);
    }

    @Test
    void saysWhatTheVariablesStandFor() {
        assertThat(parameters("/events/a%20b")).isEqualTo(Map.of("id", "a b"));
        assertThat(parameters("/events/a+b/c/d")).isEqualTo(Map.of("proxy", "a+b/c/d"));
        assertThat(parameters("/events/stats")).isEmpty();
    }

    @Test
    void findsNothingWhereNoRouteFits() {
        var few = new RouteTable(List.of(function("exact", "GET /events", "GET /events/{id}")));

        assertThat(few.find("GET", "/other")).isEmpty();
        assertThat(few.find("POST", "/events")).isEmpty();
        assertThat(few.find("GET", "/events/")).isEmpty();
        assertThat(few.find("GET", "/events/1/2")).isEmpty();
    }

    private Map<String, String> parameters(String path) {
        return routes.find("GET", path).orElseThrow().parameters();
    }

    private static FunctionSpec function(String name, String... written) {
        var routes = Arrays.stream(written)
                .map(route -> new Route(route.split(" ", -1)[0], route.split(" ", -1)[1]))
                .toList();
        return new FunctionSpec(name, name, "none", Duration.ofSeconds(1), Map.of(), routes, List.of(), List.of());
    }
}
