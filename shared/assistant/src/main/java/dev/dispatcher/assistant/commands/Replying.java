package dev.dispatcher.assistant.commands;

import dev.dispatcher.people.Card;
import dev.dispatcher.people.CardSeen;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Platform;
import jakarta.inject.Singleton;
import java.util.Map;

/// Puts screens into the outbox: what is typed gets one message, what is pressed changes the menu it was pressed on.
@Singleton
final class Replying {

    private static final String MENU = "menu/";

    private final Outbox outbox;
    private final Menus menus;

    Replying(Outbox outbox, Menus menus) {
        this.outbox = outbox;
        this.menus = menus;
    }

    void reply(Ask ask, Screen screen) {
        var pressed = ask.pressed();
        if (pressed == null || screen.isAside()) {
            sayOrFollow(ask, screen);
            return;
        }
        var seen = outbox.card(ask.at().place(), pressed).map(CardSeen::key).orElse("");
        if (seen.isEmpty()) {
            var key = MENU + ask.at().chat() + "/" + pressed;
            outbox.adopt(key, ask.at().place(), pressed);
            show(key, ask, screen);
        } else if (seen.startsWith(MENU)) {
            show(seen, ask, screen);
        } else {
            sayOrFollow(ask, screen); // somebody else keeps that message up to date
        }
    }

    private void sayOrFollow(Ask ask, Screen screen) {
        if (!screen.topic().isEmpty()) {
            show(MENU + ask.id(), ask, screen);
            return;
        }
        outbox.say(new Message(
                "reply/" + ask.id(),
                ask.at().place(),
                "reply",
                Platform.DISPATCHER,
                screen.html(),
                screen.keyboard(),
                screen.isAside(),
                null,
                Map.of()));
    }

    private void show(String key, Ask ask, Screen screen) {
        outbox.show(new Card(key, ask.at().place(), screen.html(), screen.keyboard(), false));
        if (screen.topic().isEmpty()) menus.forget(key);
        else menus.shows(key, ask.at().place(), screen.topic(), ask.user().id());
    }
}
