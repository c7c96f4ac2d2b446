package dev.dispatcher.people.telegram;

import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes the bot ours: where its updates go, and the commands people are offered.
@Singleton
public final class Connecting {

    /// The kinds of updates we want.
    public static final List<String> UPDATES = List.of("message", "edited_message", "callback_query", "my_chat_member");

    private final Telegram telegram;

    Connecting(Telegram telegram) {
        this.telegram = telegram;
    }

    /// Updates are brought to this address, with this secret in a header. Answers whose bot it is.
    public Telegram.Me webhook(String url, String secret) {
        var me = telegram.me();
        telegram.setWebhook(url, secret, UPDATES);
        offerCommands();
        return me;
    }

    /// Updates wait until somebody fetches them.
    public Telegram.Me polling() {
        var me = telegram.me();
        telegram.deleteWebhook();
        offerCommands();
        return me;
    }

    /// English for everybody who does not speak Russian. Members of a group who do not run it have no commands there.
    private void offerCommands() {
        for (var language : Language.values()) {
            var code = language == Language.EN ? null : language.word();
            telegram.setCommands(Commands.PRIVATE.in(language), BotCommand.Scope.ALL_PRIVATE_CHATS, code);
            telegram.setCommands(Commands.GROUP.in(language), BotCommand.Scope.ALL_CHAT_ADMINISTRATORS, code);
        }
    }
}
