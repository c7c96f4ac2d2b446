package dev.dispatcher.assistant.commands;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All there is to ask for.
@Singleton
public final class Commands {

    private static final int SLIPS_MAX = 2;

    private final Map<String, Command> byName = new TreeMap<>();

    public Commands(List<Command> all) {
        for (var command : all) {
            if (byName.put(command.name(), command) != null) {
                throw new IllegalStateException("two commands of one name: " + command.name());
            }
        }
    }

    public Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// What a link may ask for.
    Optional<Command> linked(String name) {
        return find(name).filter(Command::isLinked);
    }

    /// What was probably meant: a name that begins so, or one with a slip or two in it.
    Optional<String> nearest(String name) {
        return byName.keySet().stream()
                .filter(known -> distance(known, name) <= SLIPS_MAX || (name.length() > 2 && known.startsWith(name)))
                .min(Comparator.comparingInt(known -> distance(known, name)));
    }

    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int swapped = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
