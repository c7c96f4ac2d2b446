package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// A list, a page at a time: by page number, or by what comes after the last one seen.
final class Paging {

    private static final int USUAL = 20;
    private static final int MAX = 100;

    /// Beyond this GitLab does not count.
    private static final int COUNTED_MAX = 10_000;

    private Paging() {}

    /// Offset paging, with the headers that count.
    static <T> Answer page(Request request, List<T> all, Function<T, ?> shape) {
        int size = size(request);
        int page = Math.max(1, number(request, "page", 1));
        int pages = Math.max(1, (all.size() + size - 1) / size);
        var items = all.stream().skip((page - 1L) * size).limit(size).map(shape).toList();
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Page", String.valueOf(page));
        headers.put("X-Per-Page", String.valueOf(size));
        headers.put("X-Next-Page", page < pages ? String.valueOf(page + 1) : "");
        headers.put("X-Prev-Page", page > 1 ? String.valueOf(page - 1) : "");
        var links = new ArrayList<String>();
        if (page > 1) links.add(link(request, "page", page - 1, "prev"));
        if (page < pages) links.add(link(request, "page", page + 1, "next"));
        links.add(link(request, "page", 1, "first"));
        if (all.size() <= COUNTED_MAX) {
            headers.put("X-Total", String.valueOf(all.size()));
            headers.put("X-Total-Pages", String.valueOf(pages));
            links.add(link(request, "page", pages, "last"));
        }
        headers.put("Link", String.join(", ", links));
        return Answer.json(200, items).with(headers);
    }

    /// Keyset paging of what is sorted by falling id: only `Link` says that there is more.
    static <T> Answer keyset(Request request, List<T> all, ToLongFunction<T> id, Function<T, ?> shape) {
        int size = size(request);
        long before = request.parameters().text("cursor").map(Paging::cursor).orElse(Long.MAX_VALUE);
        var rest = all.stream().filter(item -> id.applyAsLong(item) < before).toList();
        var items = rest.stream().limit(size).toList();
        var answer =
                Answer.json(200, items.stream().map(shape).toList()).with(Map.of("X-Per-Page", String.valueOf(size)));
        if (rest.size() <= size) return answer;
        return answer.with("Link", link(request, "cursor", id.applyAsLong(items.getLast()), "next"));
    }

    private static int size(Request request) {
        return Math.clamp(number(request, "per_page", USUAL), 1, MAX);
    }

    private static int number(Request request, String name, int otherwise) {
        var text = request.parameters().text(name);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException _) {
            throw Refused.error(name + " is invalid");
        }
    }

    private static long cursor(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Refused.error("cursor is invalid");
        }
    }

    /// The same question again, with another page.
    private static String link(Request request, String name, long value, String relation) {
        Call call = request.call();
        var rest = new ArrayList<String>();
        for (var pair : call.query().split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith(name + "=")) rest.add(pair);
        }
        rest.add(name + "=" + value);
        var host = call.header("Host").orElse("127.0.0.1");
        return "<http://%s%s?%s>; rel=\"%s\"".formatted(host, call.path(), String.join("&", rest), relation);
    }
}
