package dev.dispatcher.scripts;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Variables that a script is given. Their values may be secret: they are stored sealed and never printed.
public record Environment(Map<String, String> variables) {

    public static final int VARIABLES_MAX = 100;
    public static final int BYTES_MAX = 32 * 1024;
    public static final Environment NONE = new Environment(Map.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    public Environment {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
        for (var name : variables.keySet()) {
            if (!isName(name)) throw new IllegalArgumentException("not a variable's name: " + name);
        }
        if (!fits(variables)) {
            throw new IllegalArgumentException("too large an environment");
        }
    }

    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean fits(Map<String, String> variables) {
        return variables.size() <= VARIABLES_MAX && size(variables) <= BYTES_MAX;
    }

    /// Names and values in bytes of UTF-8, with the two bytes that each costs beside them.
    private static int size(Map<String, String> variables) {
        int size = 0;
        for (var variable : variables.entrySet()) {
            size += bytes(variable.getKey()) + bytes(variable.getValue()) + 2;
        }
        return size;
    }

    public boolean isEmpty() {
        return variables.isEmpty();
    }

    public List<String> names() {
        return List.copyOf(variables.keySet());
    }

    /// These, and of the others those that are not among these.
    public Environment over(Environment others) {
        return new Environment(together(others));
    }

    /// Whether these and those others are not too much.
    public boolean fitsOver(Environment others) {
        return fits(together(others));
    }

    private Map<String, String> together(Environment others) {
        var all = new TreeMap<>(others.variables);
        all.putAll(variables);
        return all;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
