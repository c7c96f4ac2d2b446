package dev.dispatcher.assistant.commands;

import dev.dispatcher.people.Button;
import dev.dispatcher.people.Keyboard;
import java.util.ArrayList;
import java.util.List;

/// What somebody gets to see: Telegram's HTML and buttons. `topic` names what it shows, when that changes by itself.
/// What is aside never takes the place of the menu that was pressed.
public record Screen(String html, Keyboard keyboard, String topic, boolean isAside) {

    public static Screen of(String html) {
        return new Screen(html, Keyboard.NONE, "", false);
    }

    public Screen about(String what) {
        return new Screen(html, keyboard, what, isAside);
    }

    public Screen aside() {
        return new Screen(html, keyboard, topic, true);
    }

    /// The same with one more row of buttons.
    public Screen row(Button... buttons) {
        return rows(List.of(List.of(buttons)));
    }

    public Screen rows(List<List<Button>> more) {
        var rows = new ArrayList<>(keyboard.rows());
        rows.addAll(more);
        return new Screen(html, new Keyboard(rows), topic, isAside);
    }
}
