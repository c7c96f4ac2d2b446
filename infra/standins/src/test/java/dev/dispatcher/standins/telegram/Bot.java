package dev.dispatcher.standins.telegram;

import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.Http.Reply;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.SettableClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A Telegram with one person, a clock that stands still, and a bot that calls over the wire.
final class Bot implements AutoCloseable {

    static final Person ADA = new Person(501, "Ada", "ada", "ru", false);
    static final Person BOB = new Person(502, "Bob", "bob", "en", false);

    final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
    final TelegramStandIn telegram = TelegramStandIn.start(clock);
    final ChatHandle chat = telegram.chat(ADA);
    private final Http http = new Http(telegram.url() + "/bot" + TelegramStandIn.TOKEN, Map.of());

    Reply call(String method, Object... namesAndValues) throws IOException {
        var body = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) body.put((String) namesAndValues[i], namesAndValues[i + 1]);
        return http.post("/" + method, body);
    }

    Reply form(String method, String form) throws IOException {
        return http.with("Content-Type", "application/x-www-form-urlencoded").send("POST", "/" + method, form);
    }

    /// Sends and answers the number of the message.
    int send(String text, Object... more) throws IOException {
        var all = new Object[more.length + 4];
        all[0] = "chat_id";
        all[1] = chat.id();
        all[2] = "text";
        all[3] = text;
        System.arraycopy(more, 0, all, 4, more.length);
        return call("sendMessage", all).json().at("/result/message_id").asInt();
    }

    static Map<String, Object> buttons(String label, String data) {
        return Map.of("inline_keyboard", List.of(List.of(Map.of("text", label, "callback_data", data))));
    }

    void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Override
    public void close() {
        telegram.close();
    }
}
