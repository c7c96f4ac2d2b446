package dev.dispatcher.functions.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;

/// The document for people: one page that needs nothing but itself.
final class Page {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
            h2{margin-top:2.5rem;border-bottom:1px solid #ccc}code,pre{font-family:ui-monospace,monospace;font-size:.9em}
            pre{background:#f4f4f4;padding:.6rem;overflow:auto}section{margin:1.5rem 0}
            .method{font-weight:bold;display:inline-block;min-width:4.5em}table{border-collapse:collapse}
            td{padding:.1rem 1rem .1rem 0;vertical-align:top}.scope{color:#666;font-size:.9em}
            @media(prefers-color-scheme:dark){body{background:#161616;color:#ddd}pre{background:#262626}}
            """;

    private final StringBuilder html = new StringBuilder();

    private Page() {}

    static String of(JsonNode document) {
        var page = new Page();
        page.head(document.path("info"));
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> page.operation(method.getKey(), path.getKey(), method.getValue())));
        page.html.append("</html>\n");
        return page.html.toString();
    }

    private void head(JsonNode info) {
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped(info.path("title")))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escaped(info.path("title")))
                .append("</h1><p>")
                .append(escaped(info.path("description")))
                .append("</p><p>Send <code>Authorization: Bearer dsp_…</code>. For programs there is ")
                .append("<a href=\"openapi.json\">openapi.json</a>.</p>");
    }

    private void operation(String method, String path, JsonNode operation) {
        html.append("<section><h2><span class=\"method\">")
                .append(method.toUpperCase(java.util.Locale.ROOT))
                .append("</span> <code>")
                .append(escaped(path))
                .append("</code></h2><p>")
                .append(escaped(operation.path("summary")))
                .append(". ")
                .append(escaped(operation.path("description")))
                .append("</p><p class=\"scope\">")
                .append(
                        operation.has("x-scope")
                                ? "Needs the scope " + escaped(operation.path("x-scope"))
                                : "Open to all")
                .append("</p>");
        parameters(operation.path("parameters"));
        operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples")
                .forEach(example -> html.append("<pre>")
                        .append(escaped(example.path("value").toPrettyString()))
                        .append("</pre>"));
        html.append("<p class=\"scope\">Answers: ")
                .append(operation.path("responses").properties().stream()
                        .map(answer -> escaped(answer.getKey()))
                        .collect(Collectors.joining(", ")))
                .append("</p></section>");
    }

    private void parameters(JsonNode parameters) {
        if (parameters.isEmpty()) return;
        html.append("<table>");
        for (var parameter : parameters) {
            if (!parameter.has("name")) continue;
            html.append("<tr><td><code>")
                    .append(escaped(parameter.path("name")))
                    .append("</code><td>")
                    .append(escaped(parameter.path("in")))
                    .append("<td><code>")
                    .append(escaped(parameter.path("schema").toString()))
                    .append("</code>");
        }
        html.append("</table>");
    }

    private static String escaped(JsonNode text) {
        return escaped(text.asText());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
