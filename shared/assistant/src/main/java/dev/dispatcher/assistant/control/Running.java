package dev.dispatcher.assistant.control;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is to be run: a workflow, with variables that somebody has given.
public record Running(String workflow, Map<String, String> variables) {

    /// The most characters that the variables of a run may have together, as they are shown.
    public static final int VARIABLES_MAX = 1_000;

    private static final Pattern GIVEN = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]{0,254})=(.*)");

    public Running {
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    /// From words such as `DEPLOY_TO=qa`. Empty when one of them is none.
    public static Optional<Map<String, String>> variables(List<String> words) {
        var found = new LinkedHashMap<String, String>();
        for (var word : words) {
            var given = GIVEN.matcher(word);
            if (!given.matches()) return Optional.empty();
            found.put(given.group(1), given.group(2));
        }
        return Optional.of(found);
    }

    /// As an offer remembers it.
    public String word() {
        if (variables.isEmpty()) return workflow;
        return variables.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", workflow + "?", ""));
    }

    static Running of(String word) {
        int mark = word.indexOf('?');
        if (mark < 0) return new Running(word, Map.of());
        var given = new LinkedHashMap<String, String>();
        for (var pair : word.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            given.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return new Running(word.substring(0, mark), given);
    }

    /// More than anybody reads before he agrees to it.
    public boolean isTooLong() {
        return shown().length() > VARIABLES_MAX;
    }

    /// For people.
    public String shown() {
        return variables.entrySet().stream()
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining(" "));
    }
}
