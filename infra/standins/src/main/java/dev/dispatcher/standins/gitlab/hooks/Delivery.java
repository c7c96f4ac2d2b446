package dev.dispatcher.standins.gitlab.hooks;

/// What became of a letter: the status it was answered with, 0 when nobody answered.
public record Delivery(long id, Letter letter, int status) {

    /// As the API tells of it: words when nobody answered.
    public String statusWord() {
        return status == 0 ? "internal error" : String.valueOf(status);
    }

    /// `successful`, `client_failure` or `server_failure`.
    public String category() {
        return switch (status / 100) {
            case 2 -> "successful";
            case 4 -> "client_failure";
            default -> "server_failure";
        };
    }
}
