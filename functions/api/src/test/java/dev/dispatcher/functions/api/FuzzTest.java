package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.database.Scope;
import dev.dispatcher.testing.orders.SampleOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whatever is sent, the answer is one of ours.
class FuzzTest {

    private static final int REQUESTS = "long".equals(System.getProperty("test.scale")) ? 100_000 : 5_000;
    private static final Set<String> ERROR = Set.of("error", "code", "request_id", "fields");
    private static final Set<String> PROBLEM =
            Set.of("type", "title", "status", "detail", "code", "request_id", "fields");

    private static final TestApi API = TestApi.start();
    private static final String ADMIN = API.token(Scope.ADMIN);
    private static final String READER = API.token(Scope.READ);

    @AfterAll
    static void stop() {
        API.close();
    }

    @Test
    void neverFailsWhateverIsSent() {
        var seen = new TreeMap<Integer, Integer>();
        var valid = valid();
        for (int seed = 0; seed < REQUESTS; seed++) {
            var call = new Mutations(seed).of(valid.get(seed % valid.size()));
            var reply = API.send(call);
            seen.merge(reply.status(), 1, Integer::sum);
            check(seed, call, reply);
        }

        assertThat(seen.keySet())
                .as(seen.toString())
                .contains(200, 201, 202, 204, 400, 401, 403, 404, 405, 406, 415, 422);
        assertThat(seen.keySet()).allMatch(status -> status < 500, seen.toString());
    }

    @Test
    void neverFailsForAnEventThatLacksSomething() throws Exception {
        var json = new ObjectMapper();
        var random = new Random(1);
        for (int i = 0; i < 500; i++) {
            var event = (ObjectNode)
                    json.readTree(valid().get(random.nextInt(valid().size())).event());
            for (int j = random.nextInt(3); j >= 0; j--) {
                var names = new ArrayList<String>();
                event.fieldNames().forEachRemaining(names::add);
                var name = names.get(random.nextInt(names.size()));
                if (name.equals("isBase64Encoded"))
                    event.put(name, !event.path(name).asBoolean());
                else if (random.nextBoolean()) event.putNull(name);
                else event.remove(name);
                if (event.isEmpty()) break;
            }
            var reply = API.sendEvent(event.toString());
            assertThat(reply.status()).as(event.toString()).isBetween(200, 499);
        }
    }

    private static void check(int seed, Call call, Reply reply) {
        var what = "seed " + seed + ": " + call + " -> " + reply;
        assertThat(reply.status()).as(what).isBetween(200, 499);
        assertThat(reply.header("x-request-id")).as(what).isEqualTo("request-1");
        assertThat(reply.body())
                .as(what)
                .doesNotContain("Exception", "dev.dispatcher", "io.micronaut", "fasterxml", "java.");
        if (reply.status() < 400 || call.method().equals("HEAD")) return;
        var names = reply.json().properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
        assertThat(names.contains("error") ? ERROR : PROBLEM).as(what).containsAll(names);
        assertThat(names).as(what).contains("code", "request_id");
        assertThat(reply.text("code")).as(what).matches("[a-z0-9_]+");
    }

    private static List<Call> valid() {
        var id = "019a0000-0000-7000-8000-000000000001";
        var event =
                "{\"type\":\"demo.echo\",\"payload\":{\"a\":[1,2.5,\"é\\ud83d\\ude00\"],\"b\":null},\"created_at\":\"2026-01-31T12:00:00Z\"}";
        return List.of(
                Call.post("/events", event).by(ADMIN),
                Call.post("/events", event).by(ADMIN).header("idempotency-key", "key-1"),
                Call.post("/events/batch", "{\"events\":[" + event + "," + event + "]}")
                        .by(ADMIN),
                Call.post("/events", event).by(READER),
                Call.get("/events?type=demo.echo&status=queued&page=1&limit=2")
                        .by(ADMIN)
                        .header("accept", "application/json"),
                Call.get("/events?cursor=" + id).by(READER).header("accept", "text/html"),
                Call.get("/events/" + id).by(ADMIN),
                Call.get("/events/" + id + "/attempts").by(ADMIN),
                Call.get("/events/stats").by(ADMIN),
                Call.post("/events/" + existing() + "/process", "").by(ADMIN),
                Call.post(
                                "/api/v1/tokens",
                                "{\"name\":\"x\",\"scopes\":[\"read\"],\"expires_at\":\"2999-01-01T00:00:00Z\"}")
                        .by(ADMIN),
                Call.post("/orders?keep=true", SampleOrder.text()).by(ADMIN),
                Call.post("/orders", "{\"user_id\":123,\"items\":[{\"sku\":\"ABC\",\"qty\":1}]}")
                        .by(ADMIN)
                        .header("idempotency-key", "key-2"),
                Call.get("/orders/b563feb7b2b84b6test").by(ADMIN).header("if-none-match", "\"x\""),
                Call.get("/orders?customer_id=test&page=1&limit=2").by(ADMIN),
                Call.get("/orders/quarantine?status=new&kind=invalid&limit=2").by(ADMIN),
                Call.post("/orders/quarantine/" + id + "/replay", "").by(ADMIN),
                Call.of("DELETE", "/orders/quarantine/" + id + "?why=x").by(ADMIN),
                Call.of("DELETE", "/api/v1/tokens/" + id).by(ADMIN),
                Call.get("/api/v1/tokens").by(READER),
                Call.get("/api/v1/users?after=-5&limit=10").by(READER),
                Call.post(
                                "/api/v1/users",
                                "{\"id\":-7,\"chat_id\":-7,\"name\":\"Ann\",\"role\":\"admin,user\",\"language\":\"en\",\"active\":true}")
                        .by(ADMIN)
                        .header("idempotency-key", "key-2"),
                Call.get("/api/v1/notify?all=true").by(ADMIN),
                Call.get("/api/v1/notify").by(ADMIN),
                Call.post("/api/v1/notify", "{\"id\":\"" + id + "\",\"status\":\"sent\"}")
                        .by(ADMIN),
                Call.of("OPTIONS", "/events"),
                Call.get("/api/v1/health"),
                Call.get("/openapi.json"),
                Call.get("/docs").header("accept", "text/html"));
    }

    private static String existing() {
        return Existing.ID;
    }

    private static final class Existing {
        private static final String ID = API.send(
                        Call.post("/events", "{\"type\":\"x\",\"payload\":1}").by(ADMIN))
                .text("id");
    }
}
