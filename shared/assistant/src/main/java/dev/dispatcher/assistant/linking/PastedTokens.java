package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.updates.Update;
import dev.dispatcher.assistant.updates.Update.Said;
import dev.dispatcher.assistant.updates.UpdateListener;
import dev.dispatcher.database.Database;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.people.Keyboard;
import dev.dispatcher.people.telegram.Telegram;
import dev.dispatcher.people.telegram.TelegramFailure;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes tokens out of chats: whatever is done with one, its message goes first. In a private chat it links the account
/// it belongs to; anywhere else it was shown to others and is good for nothing any more.
@Singleton
@Order(-100)
final class PastedTokens implements UpdateListener {

    private static final Pattern BARE = Pattern.compile("[\\w.=-]{20,255}");
    private static final Pattern OF_A_FORGE =
            Pattern.compile("glpat-[\\w.=-]{10,}|gh[pous]_\\w{16,}|github_pat_\\w{16,}");

    private final Telegram telegram;
    private final TokenIntake intake;
    private final LinkNews news;
    private final Database database;

    PastedTokens(Telegram telegram, TokenIntake intake, LinkNews news, Database database) {
        this.telegram = telegram;
        this.intake = intake;
        this.news = news;
        this.database = database;
    }

    @Override
    public Optional<Reaction.Result> hear(Update update, Delivery delivery) {
        return update instanceof Said said && isToken(said) ? Optional.of(taken(said, delivery)) : Optional.empty();
    }

    /// Older tokens of GitLab's look like any other word, so only an answer to our question counts as one.
    private static boolean isToken(Said said) {
        if (said.hasToken()) return true;
        return said.isPrivate()
                && said.isReplyToUs()
                && BARE.matcher(said.text().strip()).matches();
    }

    private Reaction.Result taken(Said said, Delivery delivery) {
        boolean isDeleted = isDeleted(said);
        var key = "token/" + delivery.id();
        if (!said.isPrivate() || !said.sender().isSomebody()) {
            return new Reaction.Done(
                    () -> news.sayIn(said.place(), key, words -> words.exposed(isDeleted), Keyboard.NONE));
        }
        return switch (intake.take(said.sender().id(), token(said.text()))) {
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

    private static String token(String text) {
        var found = OF_A_FORGE.matcher(text);
        return found.find() ? found.group() : text.strip();
    }
}
