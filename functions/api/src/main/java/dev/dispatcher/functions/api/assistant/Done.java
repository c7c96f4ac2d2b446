package dev.dispatcher.functions.api.assistant;

/// What a browser shows at the end of signing in.
final class Done {

    private Done() {}

    static String page(String username) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Dispatcher</title>
                <p>Linked as <b>@%s</b>. Go back to Telegram: the bot tells you who that is, and how to undo it.</p>
                </html>
                """.formatted(escaped(username));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
