package dev.dispatcher.scripts.output;

import java.util.Arrays;
import java.util.Optional;

/// One of the two streams that a script writes to, with the number the shell gives it.
public enum Stream {
    STDOUT(1),
    STDERR(2);

    private final int number;

    Stream(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /// The word that the API uses.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<Stream> of(String word) {
        return Arrays.stream(values())
                .filter(stream -> stream.word().equals(word))
                .findFirst();
    }

    static Stream of(int number) {
        return number == 1 ? STDOUT : STDERR;
    }
}
