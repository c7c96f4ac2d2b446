package dev.dispatcher.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.local.lambda.Functions;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.template.FunctionSpec.Route;
import dev.dispatcher.local.tiny.WebHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class HttpGatewayTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00.123Z"), ZoneOffset.UTC);
    private static final List<FunctionSpec> SPECS = List.of(
            web("web", WebHandler.class.getName(), "/web/{proxy+}"),
            web("hasty", WebHandler.class.getName(), "/hasty/{proxy+}"));
    private static final Functions FUNCTIONS = new Functions(SPECS, _ -> Map.of("DB_HOST", "127.0.0.1"));
    private static final HttpGateway GATEWAY = new HttpGateway(0, SPECS, FUNCTIONS, CLOCK);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        GATEWAY.close();
        FUNCTIONS.close();
        HTTP.close();
    }

    @Test
    void tellsTheRequestAsApiGatewayDoes() throws Exception {
        var response = send(request("/web/echo/%C3%A4?a=1&b=x%20y&a=2&c")
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("Cookie", "a=1; b=2")
                .header("Content-Type", "application/json")
                .header("User-Agent", "tests")
                .POST(BodyPublishers.ofString("{\"text\":\"ü\"}")));

        var event = json(response);
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("ANY /web/{proxy+}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/web/echo/ä");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&b=x%20y&a=2&c");
        assertThat(event.path("queryStringParameters")).isEqualTo(parsed("{'a':'1,2','b':'x y','c':''}"));
        assertThat(event.path("pathParameters")).isEqualTo(parsed("{'proxy':'echo/ä'}"));
        assertThat(event.path("cookies")).isEqualTo(parsed("['a=1','b=2']"));
        assertThat(event.path("headers").path("x-twice").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("body").asText()).isEqualTo("{\"text\":\"ü\"}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        var context = event.path("requestContext");
        assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
        assertThat(context.path("http").path("path").asText()).isEqualTo("/web/echo/ä");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("http").path("userAgent").asText()).isEqualTo("tests");
        assertThat(context.path("domainName").asText()).isEqualTo("127.0.0.1:" + GATEWAY.port());
        assertThat(context.path("time").asText()).isEqualTo("01/Mar/2026:12:00:00 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(CLOCK.millis());
        assertThat(response.headers().firstValue("apigw-requestid"))
                .contains(context.path("requestId").asText());
    }

    @Test
    void leavesOutWhatTheRequestDoesNotHave() throws Exception {
        var event = json(send(request("/web/echo")));

        assertThat(event.has("queryStringParameters")).isFalse();
        assertThat(event.has("cookies")).isFalse();
        assertThat(event.has("body")).isFalse();
        assertThat(event.path("rawQueryString").asText()).isEmpty();
    }

    @Test
    void handsOverInBase64WhatIsNoText() throws Exception {
        var bytes = new byte[] {(byte) 0xff, 0, 1};

        var binary = send(request("/web/echo")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes)));
        var badText = send(request("/web/echo")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes)));

        for (var response : List.of(binary, badText)) {
            assertThat(json(response).path("body").asText()).isEqualTo("/wAB");
            assertThat(json(response).path("isBase64Encoded").asBoolean()).isTrue();
        }
    }

    @Test
    void sendsTheAnswerWithHeadersCookiesAndBytes() throws Exception {
        var response = send(request("/web/rich"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(response.headers().firstValue("x-one")).contains("1");
        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.body()).isEqualTo(new byte[] {(byte) 0xff, 0, 1});
    }

    @Test
    void takesAnAnswerWithoutStatusForJson() throws Exception {
        var response = send(request("/web/bare"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(text(response)).isEqualTo("{\"just\":\"this\"}");
    }

    @Test
    void answersForAFunctionThatDoesNot() throws Exception {
        for (var path : List.of("/web/throw", "/web/nonsense", "/hasty/slow")) {
            var response = send(request(path));

            assertThat(response.statusCode()).as(path).isEqualTo(500);
            assertThat(text(response)).isEqualTo("{\"message\":\"Internal Server Error\"}");
        }
    }

    @Test
    void findsNothingBesideTheRoutes() throws Exception {
        var response = send(request("/elsewhere"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response)).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @Test
    void refusesMoreThanLambdaOrTheGatewayTakes() throws Exception {
        for (int mebibytes : new int[] {7, 11}) {
            var large = BodyPublishers.ofByteArray(new byte[mebibytes << 20]);
            var response = send(
                    request("/web/echo").header("Content-Type", "text/plain").POST(large));

            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(text(response)).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
        }
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        var response = send(request("/web/bare").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void lastsForHundredsOfRequestsAtOnce() {
        var responses = IntStream.range(0, 300)
                .mapToObj(i -> HTTP.sendAsync(request("/web/bare").build(), BodyHandlers.ofByteArray()))
                .toList();

        assertThat(responses).allMatch(response -> response.join().statusCode() == 200);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + GATEWAY.port() + path))
                .timeout(Duration.ofMinutes(1));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws Exception {
        return new JsonMapper().readTree(response.body());
    }

    private static JsonNode parsed(String json) throws Exception {
        return new JsonMapper().readTree(json.replace('\'', '"'));
    }

    private static FunctionSpec web(String name, String handler, String route) {
        var timeout = name.equals("hasty") ? Duration.ofMillis(200) : Duration.ofSeconds(20);
        var routes = List.of(new Route("ANY", route));
        return new FunctionSpec(name, name, handler, timeout, Map.of(), routes, List.of(), List.of());
    }
}
