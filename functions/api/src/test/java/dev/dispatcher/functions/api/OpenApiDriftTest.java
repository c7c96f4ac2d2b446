package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Open;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Document, routes, handlers and the published list of routes say the same.
class OpenApiDriftTest {

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);
    private static final JsonNode DOCUMENT = API.send(Call.get("/openapi.json")).json();

    private record Operation(String method, String path, JsonNode node) {
        String name() {
            return method + " " + path;
        }
    }

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void documentsExactlyTheRoutesThereAre() {
        assertThat(operations()).extracting(Operation::name).containsExactlyInAnyOrderElementsOf(Promised.ROUTES);
        assertThat(routes().stream().map(OpenApiDriftTest::name).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Promised.ROUTES);
    }

    @Test
    void opensExactlyWhatIsPublic() {
        assertThat(operations().stream()
                        .filter(operation -> operation.node().path("security").isArray())
                        .map(Operation::name)
                        .distinct()
                        .toList())
                .containsExactlyInAnyOrderElementsOf(Promised.OPEN);
        for (var operation : operations()) {
            var reply = API.send(Call.of(operation.method(), path(operation, "x")));
            assertThat(reply.status() != 401).as(operation.name()).isEqualTo(Promised.OPEN.contains(operation.name()));
        }
    }

    @Test
    void leavesNoRouteWithoutALock() {
        for (var route : routes()) {
            boolean open = route.getAnnotationMetadata().hasAnnotation(Open.class);
            assertThat(route.getAnnotationMetadata().hasAnnotation(Needs.class))
                    .as(name(route))
                    .isNotEqualTo(open);
        }
    }

    @Test
    void answersEveryExampleAsDocumented() {
        ExampleRows.insert(API.database());
        API.stands().offer("webshop", "billing");
        int examples = 0;
        for (var operation : operations()) {
            for (var example : operation.node().at("/requestBody/content/application~1json/examples")) {
                answers(
                        operation,
                        Call.of(operation.method(), operation.path().replace("{code}", "webshop"))
                                .with(example.path("value").toString()));
                examples++;
            }
            assertThat(operation.node().has("requestBody") && examples == 0)
                    .as(operation.name())
                    .isFalse();
        }
        assertThat(examples).isGreaterThanOrEqualTo(12);
    }

    @Test
    void sendsInItsExamplesWhatItsSchemasSay() {
        for (var operation : operations()) {
            var body = operation.node().at("/requestBody/content/application~1json");
            for (var example : body.path("examples")) {
                new Schema(DOCUMENT).check(operation.name(), body.path("schema"), example.path("value"));
            }
        }
    }

    @Test
    void answersEveryOtherRouteAsDocumented() {
        API.stands().offer("old");
        var event = API.send(
                        Call.post("/events", "{\"type\":\"x\",\"payload\":[1]}").by(ADMIN))
                .text("id");
        var order = API.send(Call.post("/orders", "{\"user_id\":1,\"items\":[{\"sku\":\"A\",\"qty\":1}]}")
                        .by(ADMIN))
                .text("order_uid");
        for (var operation : operations()) {
            if (operation.node().has("requestBody")) continue;
            API.send(Call.post("/orders?keep=true", "{}").by(ADMIN));
            var refused = API.send(Call.get("/orders/quarantine?status=new").by(ADMIN))
                    .json()
                    .at("/data/0/id")
                    .asText();
            var token = API.send(Call.post("/api/v1/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"]}")
                            .by(ADMIN))
                    .text("id");
            // These take a browser: OAuthTest is one.
            if (operation.path().startsWith("/oauth")) continue;
            var id = operation.path().startsWith("/events")
                    ? event
                    : operation.path().startsWith("/orders/quarantine") ? refused : token;
            if (operation.path().startsWith("/command")) id = command();
            if (operation.path().startsWith("/process")) id = process();
            if (operation.path().contains("{name}")) id = API.stands().fitFor(operation.name());
            if (operation.path().contains("{code}")) id = "old";
            answers(
                    operation,
                    Call.of(operation.method(), path(operation, operation.path().contains("{uid}") ? order : id)));
        }
    }

    /// With the parameters without which it says nothing.
    private static String path(Operation operation, String id) {
        var path = operation.path().replaceFirst("\\{[a-z]+}", id);
        return operation.name().equals("DELETE /orders/quarantine/{id}") ? path + "?why=a+test" : path;
    }

    @Test
    void answersWithNewsAsDocumented() {
        ExampleRows.insertNews(API.database(), "01920000-0000-7000-8000-000000000003");
        var fetch = operations().stream()
                .filter(operation -> operation.name().equals("GET /api/v1/notify"))
                .findFirst()
                .orElseThrow();

        answers(fetch, Call.get("/api/v1/notify"));
        answers(fetch, Call.get("/api/v1/notify?all=true"));
    }

    @Test
    void refusesAsDocumented() {
        var problem = DOCUMENT.at("/components/schemas/Problem");
        for (var call : List.of(
                Call.get("/nowhere"),
                Call.get("/events"),
                Call.post("/events", "{}").by(ADMIN))) {
            new Schema(DOCUMENT).check("problem", problem, API.send(call).json());
        }
    }

    @Test
    void isAPageToReadThatNeedsNothingElse() {
        var page = API.send(Call.get("/docs"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-type")).startsWith("text/html");
        for (var operation : operations()) assertThat(page.body()).contains("<code>" + operation.path() + "</code>");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script", "src=");
    }

    @Test
    void leadsToNothingThatIsNotThere() {
        DOCUMENT.findValuesAsText("$ref")
                .forEach(reference -> assertThat(
                                DOCUMENT.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static String command() {
        return API.send(Call.post("/commands", "{\"command\":\"true\"}").by(ADMIN))
                .text("id");
    }

    private static String process() {
        return API.send(Call.post("/processes", "{\"command_id\":\"" + command() + "\"}")
                        .by(ADMIN))
                .text("process_id");
    }

    private static void answers(Operation operation, Call call) {
        var reply = API.send(call.by(ADMIN));
        var documented = operation.node().path("responses").path(String.valueOf(reply.status()));
        assertThat(reply.status()).as(operation.name() + " " + reply.body()).isLessThan(300);
        assertThat(documented.isMissingNode())
                .as(operation.name() + " answers " + reply.status())
                .isFalse();
        var schema = documented.at("/content/application~1json/schema");
        if (operation.path().equals("/openapi.json") || schema.isMissingNode()) return;
        new Schema(DOCUMENT).check(operation.name(), schema, reply.json());
    }

    private static List<Operation> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    private static List<UriRouteInfo<?, ?>> routes() {
        return API.context
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .toList();
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName() + " "
                + route.getUriMatchTemplate().toPathString().replaceAll(":[^}]*}", "}");
    }
}
