package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Said;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.Users;
import dev.dispatcher.people.telegram.Telegram;
import dev.dispatcher.people.telegram.TelegramFailure;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Takes tokens out of chats: whatever is done with one, its message goes first. In a private chat it links the account
/// it belongs to; anywhere else it was shown to others and is good for nothing any more.
@Singleton
@Order(-100)
final class PastedTokens implements UpdateListener {

    private final Telegram telegram;
    private final TokenIntake intake;
    private final LinkNews news;
    private final Users users;
    private final Database database;

    PastedTokens(Telegram telegram, TokenIntake intake, LinkNews news, Users users, Database database) {
        this.telegram = telegram;
        this.intake = intake;
        this.news = news;
        this.users = users;
        this.database = database;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        return update instanceof Said said && isToken(said) ? Optional.of(taken(said, delivery)) : Optional.empty();
    }

    private static boolean isToken(Said said) {
        return said.hasToken() || Candidate.isBare(said);
    }

    private Reaction.Result taken(Said said, Delivery delivery) {
        boolean isDeleted = isDeleted(said);
        var key = "token/" + delivery.id();
        if (!said.isPrivate() || !said.sender().isSomebody()) {
            return new Reaction.Done(
                    () -> news.sayIn(said.place(), key, words -> words.exposed(isDeleted), Keyboard.NONE));
        }
        if (isTurnedOff(said)) return Reaction.Done.NOTHING_TO_WRITE;
        return switch (taken(said)) {
            case TokenIntake.Taken.Kept(var account) ->
                new Reaction.Done(() -> database.inTransaction(() -> {
                    var link = account.save();
                    return news.say(
                            said.sender().id(),
                            key,
                            link.provider(),
                            words -> words.taken(link, isDeleted),
                            news.undoKeyboard(link));
                }));
            case TokenIntake.Taken.Useless _ ->
                new Reaction.Done(
                        () -> news.sayIn(said.place(), key, words -> words.useless(isDeleted), Keyboard.NONE));
            // It is not tried again: until then the token would have to be kept somewhere.
            case TokenIntake.Taken.Unreachable _ ->
                new Reaction.Done(
                        () -> news.sayIn(said.place(), key, words -> words.unreachable(isDeleted), Keyboard.NONE));
        };
    }

    /// The first thing that is done, before anybody else hears of it.
    private boolean isDeleted(Said said) {
        try {
            telegram.delete(said.place().chatId(), said.message());
            return true;
        } catch (TelegramFailure _) {
            return false;
        }
    }

    /// By an administrator: then nothing is done for them, and nothing said.
    private boolean isTurnedOff(Said said) {
        return users.find(said.sender().id()).filter(user -> !user.active()).isPresent();
    }

    /// What no forge of ours makes is shown to none.
    private TokenIntake.Taken taken(Said said) {
        return Candidate.in(said)
                .map(candidate -> intake.take(said.sender().id(), candidate))
                .orElseGet(TokenIntake.Taken.Useless::new);
    }
}
