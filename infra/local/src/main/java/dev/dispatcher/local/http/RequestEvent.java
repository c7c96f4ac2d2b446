package dev.dispatcher.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.dispatcher.local.lambda.Surroundings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A request as API Gateway's HTTP API tells it to a function: payload format 2.0.
final class RequestEvent {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final HttpExchange exchange;
    private final RouteTable.Match match;
    private final String path;

    RequestEvent(HttpExchange exchange, RouteTable.Match match) {
        this.exchange = exchange;
        this.match = match;
        // An HTTP API decodes what it calls the raw path.
        this.path = Encoded.path(exchange.getRequestURI().getRawPath());
    }

    String json(byte[] content, String requestId, Instant now) {
        var event = new LinkedHashMap<String, Object>();
        event.put("version", "2.0");
        event.put("routeKey", match.key());
        event.put("rawPath", path);
        event.put("rawQueryString", rawQuery());
        var cookies = cookies();
        if (!cookies.isEmpty()) event.put("cookies", cookies);
        var headers = headers();
        event.put("headers", headers);
        var query = query();
        if (!query.isEmpty()) event.put("queryStringParameters", query);
        event.put("requestContext", context(headers, requestId, now));
        if (!match.parameters().isEmpty()) event.put("pathParameters", match.parameters());
        var body = Body.of(content, headers.getOrDefault("content-type", ""));
        if (content.length > 0) event.put("body", body.text());
        event.put("isBase64Encoded", body.isBase64());
        return written(event);
    }

    private String rawQuery() {
        return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    }

    private List<String> cookies() {
        return exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                .flatMap(line -> List.of(line.split(";\\s*")).stream())
                .toList();
    }

    private Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            var key = name.toLowerCase(Locale.ROOT);
            if (!key.equals("cookie")) headers.put(key, String.join(",", values));
        });
        headers.put("x-forwarded-for", sourceIp());
        headers.put(
                "x-forwarded-port", String.valueOf(exchange.getLocalAddress().getPort()));
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private Map<String, String> query() {
        var query = new LinkedHashMap<String, String>();
        for (var pair : rawQuery().split("&", -1)) {
            if (pair.isEmpty()) continue;
            var equals = pair.indexOf('=');
            var name = Encoded.query(equals < 0 ? pair : pair.substring(0, equals));
            query.merge(name, equals < 0 ? "" : Encoded.query(pair.substring(equals + 1)), (a, b) -> a + "," + b);
        }
        return query;
    }

    private Map<String, Object> context(Map<String, String> headers, String requestId, Instant now) {
        var host = headers.getOrDefault("host", "localhost");
        var http = new LinkedHashMap<String, Object>();
        http.put("method", exchange.getRequestMethod());
        http.put("path", path);
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", sourceIp());
        http.put("userAgent", headers.getOrDefault("user-agent", ""));
        var context = new LinkedHashMap<String, Object>();
        context.put("accountId", Surroundings.ACCOUNT);
        context.put("apiId", "local");
        context.put("domainName", host);
        context.put("domainPrefix", host.replaceFirst("[.:].*", ""));
        context.put("http", http);
        context.put("requestId", requestId);
        context.put("routeKey", match.key());
        context.put("stage", "$default");
        context.put("time", TIME.format(now));
        context.put("timeEpoch", now.toEpochMilli());
        return context;
    }

    private String sourceIp() {
        return exchange.getRemoteAddress().getAddress().getHostAddress();
    }

    private static String written(Map<String, Object> event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
