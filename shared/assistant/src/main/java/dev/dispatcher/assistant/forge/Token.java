package dev.dispatcher.assistant.forge;

/// Lets somebody in. Never printed.
public record Token(String value) {

    public Token {
        if (value.isBlank()) throw new IllegalArgumentException("an empty token");
    }

    /// As a header has it.
    public String bearer() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
