package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.hooks.HookLook.Found;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.Message;
import dev.dispatcher.people.Outbox;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;

/// Tells the owner of a hook how it is doing, when that has changed.
@Singleton
final class HookNews {

    private final HookRows rows;
    private final Outbox outbox;
    private final Users users;

    HookNews(HookRows rows, Outbox outbox, Users users) {
        this.rows = rows;
        this.outbox = outbox;
        this.users = users;
    }

    void tell(HookRows.Kept kept, Found found, UUID event) {
        boolean isNews = rows.trouble(kept.hook().id(), found.trouble());
        if (!isNews && !(found instanceof Found.Healed)) return;
        var owner = kept.owner();
        if (owner == null) return;
        var language = users.find(owner).map(User::language).orElse(Language.EN);
        outbox.say(new Message(
                "hook/" + event,
                Place.chat(owner),
                "hook",
                kept.hook().provider().platform(),
                words(language, Html.bold(kept.hook().projectPath()), found),
                Keyboard.NONE,
                false,
                null,
                Map.of()));
    }

    private static String words(Language language, String project, Found found) {
        boolean isRussian = language == Language.RU;
        return switch (found) {
            case Found.Well _ ->
                isRussian
                        ? "Вебхук %s снова в порядке.".formatted(project)
                        : "The hook of %s is well again.".formatted(project);
            case Found.Healed(int resent) ->
                (isRussian
                                ? "Вебхук %s был отключён, я включил его; отправлено повторно: %d."
                                : "The hook of %s was off; I turned it on again. Sent once more: %d.")
                        .formatted(project, resent);
            case Found.Off _ ->
                (isRussian
                                ? "Вебхук %s отключён, и площадка нас не достаёт. Новостей оттуда пока нет."
                                : "The hook of %s is off, and the forge cannot reach us. There is no news from it for now.")
                        .formatted(project);
            case Found.TooLarge _ ->
                (isRussian
                                ? "Вебхук %s присылает и такое, что слишком велико: об этом я рассказать не смогу."
                                : "The hook of %s sends things that are too large to be taken: I cannot tell of those.")
                        .formatted(project);
            case Found.Unreachable _ ->
                (isRussian
                                ? "За вебхуком %s некому следить: нужен вход и права на вебхуки проекта (Maintainer или администратор)."
                                : "Nobody can look after the hook of %s: it takes a sign-in, and the right to the project's hooks (Maintainer, or administrator).")
                        .formatted(project);
        };
    }
}
