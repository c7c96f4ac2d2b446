package dev.dispatcher.standins.telegram.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules of the Bot API, as far as we call it: `telegram/rules.txt`.
final class Rules {

    private final Map<String, Form> forms = new LinkedHashMap<>();

    private Rules() {}

    static Rules read() {
        try (InputStream file = Rules.class.getResourceAsStream("/telegram/rules.txt")) {
            if (file == null) throw new IllegalStateException("telegram/rules.txt is missing");
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Rules of(String text) {
        var rules = new Rules();
        for (var section : text.replaceAll("(?m)^#.*\n", "").strip().split("\n\\s*\n", -1)) {
            var lines = section.strip().lines().map(String::strip).toList();
            rules.forms.put(lines.getFirst(), form(lines.subList(1, lines.size())));
        }
        return rules;
    }

    private static Form form(List<String> lines) {
        var types = new LinkedHashMap<String, Type>();
        var required = new ArrayList<String>();
        var exactlyOne = new ArrayList<String>();
        for (var line : lines) {
            var words = Arrays.asList(line.split("\\s+", -1));
            var rest = words.subList(1, words.size());
            var name = words.getFirst().replace("!", "");
            if (name.equals("exactly")) {
                exactlyOne.addAll(rest);
                continue;
            }
            types.put(name, Type.of(rest));
            if (words.getFirst().endsWith("!")) required.add(name);
        }
        return new Form(types, required, exactlyOne);
    }

    Optional<Form> find(String name) {
        return Optional.ofNullable(forms.get(name));
    }
}
