package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.commands.memory.Menus;
import dev.dispatcher.assistant.updates.Spot;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.CardSeen;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Platform;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts screens into the outbox: what is typed gets one message, what is pressed changes the menu it was pressed on.
@Singleton
final class Replying {

    private static final String MENU = "menu/";
    private static final String SHOWING = "follow/";

    private final Outbox outbox;
    private final Menus menus;

    Replying(Outbox outbox, Menus menus) {
        this.outbox = outbox;
        this.menus = menus;
    }

    /// What the answer will be called. Messages that somebody else keeps up to date are not ours to change.
    String card(UUID id, Spot at, @Nullable Integer pressed) {
        if (pressed == null) return MENU + id;
        var seen = outbox.card(at.place(), pressed).map(CardSeen::key);
        if (seen.isEmpty()) return MENU + at.chat() + "/" + pressed;
        return seen.filter(key -> key.startsWith(MENU)).orElse(MENU + id);
    }

    /// What this message shows of what happens at a forge.
    Optional<UUID> shown(Spot at, int message) {
        return outbox.card(at.place(), message)
                .map(CardSeen::key)
                .filter(key -> key.startsWith(SHOWING))
                .flatMap(key -> Json.uuid(key.substring(SHOWING.length())));
    }

    void reply(Ask ask, Screen screen) {
        var place = ask.at().place();
        var key = screen.isAside() ? MENU + ask.id() : ask.card();
        var pressed = ask.pressed();
        if (pressed != null
                && key.equals(MENU + ask.at().chat() + "/" + pressed)
                && outbox.card(place, pressed).isEmpty()) {
            outbox.adopt(key, place, pressed);
        }
        outbox.show(new Card(key, place, screen.html(), screen.keyboard(), screen.isAside()));
        if (screen.topic().isEmpty()) menus.forget(key);
        else menus.shows(key, place, screen.topic(), ask.user().id());
    }

    /// To a place, and not loudly.
    void tell(UUID id, Spot at, String html) {
        outbox.say(new Message(
                "reply/" + id, at.place(), "reply", Platform.DISPATCHER, html, Keyboard.NONE, true, null, Map.of()));
    }
}
