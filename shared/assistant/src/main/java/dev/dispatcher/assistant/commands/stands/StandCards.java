package dev.dispatcher.assistant.commands.stands;

import dev.dispatcher.assistant.commands.Languages;
import dev.dispatcher.assistant.commands.memory.Menus;
import dev.dispatcher.people.Card;
import dev.dispatcher.people.Chat;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Users;
import dev.dispatcher.stands.StandFollower;
import dev.dispatcher.stands.StandShelf;
import jakarta.inject.Singleton;
import java.util.UUID;

/// Keeps the cards of stands up to date, in the transaction that changes the stand.
@Singleton
final class StandCards implements StandFollower {

    private final Menus menus;
    private final StandShelf shelf;
    private final StandScreens screens;
    private final Users users;
    private final Languages languages;
    private final Outbox outbox;
    private final Chats chats;

    StandCards(
            Menus menus,
            StandShelf shelf,
            StandScreens screens,
            Users users,
            Languages languages,
            Outbox outbox,
            Chats chats) {
        this.menus = menus;
        this.shelf = shelf;
        this.screens = screens;
        this.users = users;
        this.languages = languages;
        this.outbox = outbox;
        this.chats = chats;
    }

    static String topic(UUID stand) {
        return "stand/" + stand;
    }

    @Override
    public void changed(UUID stand) {
        var shown = menus.of(topic(stand));
        if (shown.isEmpty()) return;
        var whole = shelf.find(stand).orElseThrow();
        for (var menu : shown) {
            var user = users.find(menu.user()).orElseThrow();
            var screen = screens.card(whole, languages.in(menu.place().chatId(), user));
            outbox.show(new Card(menu.card(), menu.place(), screen.html(), screen.keyboard(), false));
        }
    }

    @Override
    public boolean isShown(UUID stand, long user) {
        boolean isThere =
                menus.of(topic(stand)).stream().anyMatch(menu -> menu.place().chatId() == user);
        // Whoever has blocked the bot sees no card change; what is told him others may fetch.
        return isThere && chats.find(user).filter(Chat::isOpen).isPresent();
    }
}
