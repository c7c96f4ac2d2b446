package dev.dispatcher.orders.reading;

/// An order as it is looked up: its canonical JSON and the SHA-256 of that in hexadecimal digits.
public record StoredOrder(String uid, String body, String hash) {

    private static final int LATIN_1_MAX = 0xFF;
    private static final int OBJECTS_AROUND = 200;

    /// Roughly what it takes in memory: a string has one byte a character as long as all are Latin-1.
    int bytes() {
        boolean isNarrow = body.chars().allMatch(c -> c <= LATIN_1_MAX);
        return OBJECTS_AROUND + hash.length() + 2 * uid.length() + (isNarrow ? 1 : 2) * body.length();
    }
}
