package dev.dispatcher.local.topics;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The parameters of a call as AWS's query protocol writes them: `Action=Publish&MessageAttributes.entry.1.Name=kind`.
record Form(Map<String, String> values) {

    Form {
        values = Map.copyOf(values);
    }

    static Form parse(String text) {
        var values = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            int sign = pair.indexOf('=');
            if (sign > 0) values.put(decoded(pair.substring(0, sign)), decoded(pair.substring(sign + 1)));
        }
        return new Form(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new Refused(400, "MalformedQueryString", "The call's parameters are not URL-encoded.");
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /// The forms numbered under this name, in order: under `a`, `a.2.Id=x` is the form `Id=x`.
    List<Form> list(String name) {
        var forms = new TreeMap<Integer, Map<String, String>>();
        values.forEach((key, value) -> {
            if (!key.startsWith(name + ".")) return;
            var rest = key.substring(name.length() + 1).split("\\.", 2);
            if (rest.length < 2 || !rest[0].matches("\\d{1,6}")) return;
            forms.computeIfAbsent(Integer.parseInt(rest[0]), _ -> new LinkedHashMap<>())
                    .put(rest[1], value);
        });
        return forms.values().stream().map(Form::new).toList();
    }

    /// What stands under this name, without it.
    Form under(String name) {
        var inner = new LinkedHashMap<String, String>();
        values.forEach((key, value) -> {
            if (key.startsWith(name + ".")) inner.put(key.substring(name.length() + 1), value);
        });
        return new Form(inner);
    }
}
