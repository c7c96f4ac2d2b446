package dev.dispatcher.standins;

import java.util.Map;

/// What a browser sees that follows a link to a system that is not there.
public final class NoPages implements Handler {

    private final String system;
    private final String setting;
    private final Handler others;

    /// Whatever no browser asks for goes to the others, and so does signing in.
    public NoPages(String system, String setting, Handler others) {
        this.system = system;
        this.setting = setting;
        this.others = others;
    }

    @Override
    public Answer answer(Call call) {
        return isLink(call)
                ? new Answer(404, Map.of("Content-Type", "text/html; charset=utf-8"), page())
                : others.answer(call);
    }

    private static boolean isLink(Call call) {
        return call.method().equals("GET")
                && call.header("Accept").orElse("").contains("text/html")
                && !call.path().contains("oauth/")
                && !call.path().startsWith("/api/");
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <title>Not %s</title>
                <p>This is not %s. A stand-in plays its part on this machine until <code>%s</code> is set, and it has no
                pages: this is where the link leads then.</p>
                </html>
                """.formatted(system, system, setting);
    }
}
