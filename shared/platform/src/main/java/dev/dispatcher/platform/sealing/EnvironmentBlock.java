package dev.dispatcher.platform.sealing;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// Environment variables as bytes, in the form the system itself has for them: `NAME=value`, each ended by a NUL.
public final class EnvironmentBlock {

    private EnvironmentBlock() {}

    /// Whether a variable can be given to a program at all: a name without `=`, and no NUL anywhere.
    public static boolean isPossible(String name, String value) {
        return !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf('\0') < 0 && value.indexOf('\0') < 0;
    }

    public static byte[] write(Map<String, String> variables) {
        var block = new StringBuilder();
        for (var variable : variables.entrySet()) {
            if (!isPossible(variable.getKey(), variable.getValue())) {
                throw new IllegalArgumentException("not a variable: " + variable.getKey());
            }
            block.append(variable.getKey())
                    .append('=')
                    .append(variable.getValue())
                    .append('\0');
        }
        return block.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static Map<String, String> read(byte[] block) {
        var variables = new LinkedHashMap<String, String>();
        for (var line : new String(block, StandardCharsets.UTF_8).split("\0", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) variables.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return variables;
    }
}
