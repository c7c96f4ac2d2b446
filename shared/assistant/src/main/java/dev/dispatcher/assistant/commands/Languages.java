package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.updates.Sender;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.User;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import java.util.Locale;

/// Which language is spoken where: that of the chat, if it was given one, else that of who asks.
@Singleton
public final class Languages {

    private final Database database;
    private final Users users;

    public Languages(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    public Language in(long chat, User asking) {
        if (chat == asking.id()) return asking.language();
        return database.one(
                        "SELECT coalesce(language, '') AS language FROM chats WHERE id = ?",
                        row -> row.text("language"),
                        chat)
                .flatMap(Language::of)
                .orElse(asking.language());
    }

    /// Where nobody is known to ask.
    Language in(long chat) {
        return database.one(
                        "SELECT coalesce(language, '') AS language FROM chats WHERE id = ?",
                        row -> row.text("language"),
                        chat)
                .flatMap(Language::of)
                .orElse(Language.EN);
    }

    /// A private chat speaks its user's language.
    public void set(Ask ask, Language language) {
        if (ask.at().isPrivate()) {
            var user = ask.user();
            users.save(new UserDetails(user.id(), user.name(), null, null, null, null, language, null));
        } else {
            database.update(
                    "UPDATE chats SET language = ? WHERE id = ?",
                    language,
                    ask.at().chat());
        }
    }

    /// A group speaks as whoever let us in does, until it is told otherwise.
    void begin(long chat, Language language) {
        database.update("UPDATE chats SET language = coalesce(language, ?) WHERE id = ?", language, chat);
    }

    /// What somebody speaks whom we have never met: what the telephone speaks, if we do.
    static Language guess(Sender stranger) {
        var code = stranger.language().toLowerCase(Locale.ROOT);
        return code.isEmpty() || code.startsWith("ru") ? Language.RU : Language.EN;
    }
}
