package dev.dispatcher.people;

import dev.dispatcher.platform.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The buttons below a message, row by row.
public record Keyboard(List<List<Button>> rows) {

    public static final Keyboard NONE = new Keyboard(List.of());

    public Keyboard {
        rows = rows.stream().filter(row -> !row.isEmpty()).map(List::copyOf).toList();
    }

    /// One row of them.
    public static Keyboard row(Button... buttons) {
        return new Keyboard(List.of(List.of(buttons)));
    }

    /// As Telegram's `inline_keyboard` is written, which is also how the database has it.
    String json() {
        return Json.write(rows.stream()
                .map(row -> row.stream().map(Keyboard::fields).toList())
                .toList());
    }

    private static Map<String, Object> fields(Button button) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("text", Html.storable(button.text()));
        switch (button) {
            case Button.Press press -> {
                fields.put("callback_data", press.data());
                switch (press.tone()) {
                    case PLAIN -> {}
                    case GOOD -> fields.put("style", "success");
                    case BAD -> fields.put("style", "danger");
                }
            }
            case Button.Link link -> fields.put("url", link.url());
            case Button.Login login -> fields.put("login_url", Map.of("url", login.url()));
        }
        return fields;
    }
}
