package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.updates.Sender;
import dev.dispatcher.assistant.updates.Spot;
import dev.dispatcher.people.Chats;
import dev.dispatcher.people.User;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Gets to know who writes and where.
@Singleton
final class Meeting {

    private final Users users;
    private final Chats chats;

    Meeting(Users users, Chats chats) {
        this.users = users;
        this.chats = chats;
    }

    /// Whoever speaks there has let us in.
    User meet(Sender by, Spot at) {
        chats.met(at.chat(), at.kind(), at.title().isEmpty() ? null : at.title());
        var language = users.find(by.id()).isPresent() ? null : Languages.guess(by);
        return users.save(new UserDetails(
                        by.id(),
                        fit(name(by)),
                        orNull(by.name()),
                        orNull(by.lastName()),
                        orNull(by.username()),
                        null,
                        language,
                        null))
                .user();
    }

    private static String name(Sender by) {
        var name = (by.name() + " " + by.lastName()).strip();
        if (!name.isEmpty()) return name;
        return by.username().isEmpty() ? String.valueOf(by.id()) : by.username();
    }

    private static @Nullable String orNull(String name) {
        return name.isEmpty() ? null : fit(name);
    }

    private static String fit(String name) {
        if (name.length() <= UserDetails.NAME_MAX) return name;
        int end = Character.isHighSurrogate(name.charAt(UserDetails.NAME_MAX - 1))
                ? UserDetails.NAME_MAX - 1
                : UserDetails.NAME_MAX;
        return name.substring(0, end);
    }
}
