package dev.dispatcher.people.telegram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What we ask of Telegram. Each call throws a `TelegramFailure` when Telegram does not do it.
///
/// What people are told goes through the `Outbox`. Called directly is only what must be now.
public interface Telegram {

    /// The bot itself.
    record Me(long id, String username) {}

    /// Says something and answers the number of the message. What Telegram cannot read as HTML is said as plain text,
    /// and what belongs to a topic that is gone is said in the general one.
    int send(Letter letter);

    /// A message of ours says something else from now on. That it says so already is success; `Gone` when there is no
    /// such message.
    void edit(long chat, int message, String html, String keyboard);

    /// That it is gone already is success.
    void delete(long chat, int message);

    /// The button stops spinning. `text` may be empty; as an alert it has to be closed.
    void answer(String callbackQuery, String text, boolean isAlert);

    /// `creator`, `administrator`, `member`, `restricted`, `left` or `kicked`.
    String memberStatus(long chat, long user);

    /// The menu of one scope in one language; null is for those who speak none of the others.
    void setCommands(List<BotCommand> commands, BotCommand.Scope scope, @Nullable String language);

    /// From now on updates are brought to this address, and nobody can fetch them.
    void setWebhook(String url, String secret, List<String> updates);

    /// From now on nobody is brought anything, and updates can be fetched.
    void deleteWebhook();

    Me me();
}
