package dev.dispatcher.local;

import dev.dispatcher.testing.StubServer;
import java.util.Map;

/// GitLab, GitHub and Telegram on one address. First they are polite, so that the system starts; then they fail, and
/// say back whatever they were told, tokens and all.
final class EchoingWorld implements AutoCloseable {

    private static final String BOT = """
            {"id":7000000001,"is_bot":true,"first_name":"D","username":"dispatcher_bot"}""";

    /// Of CloudFormation, which is told until it has heard.
    private static final StubServer.Reply HEARD = new StubServer.Reply(200, "");

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final StubServer server = new StubServer().answering(asked -> {
        var result = asked.path().endsWith("/getMe") ? BOT : "true";
        return new StubServer.Reply(200, "{\"ok\":true,\"result\":%s}".formatted(result), JSON);
    });

    String url() {
        return server.url();
    }

    void failWith(int status) {
        server.answering(asked -> {
            if (asked.method().equals("PUT")) return HEARD;
            var said = quoted("no: " + asked.path() + " " + asked.headers() + " " + asked.body());
            var body = "{\"ok\":false,\"description\":%1$s,\"message\":%1$s,\"error\":%1$s,\"error_description\":%1$s}"
                    .formatted(said);
            return new StubServer.Reply(status, body, JSON);
        });
    }

    /// Everything anybody asked, for seeing that secrets did go out to where they belong.
    String asked() {
        return server.asked().toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", " ") + '"';
    }

    @Override
    public void close() {
        server.close();
    }
}
