package dev.dispatcher.functions.api.edge;

import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a request was not granted: a sentence for a person, a word for a program, and the places that are wrong.
public record Problem(int status, String code, String error, List<Finding> fields, Map<String, String> headers) {

    public Problem {
        fields = List.copyOf(fields);
        headers = Map.copyOf(headers);
    }

    static Problem of(int status, String code, String error) {
        return new Problem(status, code, error, List.of(), Map.of());
    }

    static Problem of(int status, String code, String error, List<Finding> fields) {
        return new Problem(status, code, error, fields, Map.of());
    }

    Problem with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, error, fields, more);
    }

    /// As this API writes errors, or as RFC 9457 does.
    String body(String requestId, boolean rfc9457) {
        var body = new LinkedHashMap<String, Object>();
        if (rfc9457) {
            body.put("type", "about:blank");
            body.put("title", title());
            body.put("status", status);
            body.put("detail", error);
        } else {
            body.put("error", error);
        }
        body.put("code", code);
        body.put("request_id", requestId);
        if (!fields.isEmpty()) body.put("fields", fields);
        return Json.write(body);
    }

    private String title() {
        return HttpStatus.getDefaultReason(status);
    }
}
