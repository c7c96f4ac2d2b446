package dev.dispatcher.standins.gitlab.world;

/// Somebody who has an account.
public record User(long id, String username, String name) {

    /// The owner of every token that nobody said anything about.
    public static final User ROBOT = new User(1, "dispatcher", "Dispatcher");

    /// As answers show people.
    public Shape shape(Links links) {
        return new Shape()
                .with("id", id)
                .with("username", username)
                .with("name", name)
                .with("state", "active")
                .with("avatar_url", null)
                .with("web_url", links.base() + "/" + username);
    }

    /// As webhooks show people.
    public Shape hookShape() {
        return new Shape()
                .with("id", id)
                .with("name", name)
                .with("username", username)
                .with("avatar_url", null)
                .with("email", "[REDACTED]");
    }
}
