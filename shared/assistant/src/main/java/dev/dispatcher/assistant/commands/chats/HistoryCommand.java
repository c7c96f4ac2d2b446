package dev.dispatcher.assistant.commands.chats;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.quiet.Past;
import dev.dispatcher.assistant.words.ChatWords;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/// `/history`: what this chat was told last, and in private what its user did.
@Singleton
final class HistoryCommand implements Command {

    private static final int MOST = 10;

    private final Past past;

    HistoryCommand(Past past) {
        this.past = past;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> {
            var language = ask.language();
            var lines = new ArrayList<String>();
            var told = past.newest(ask.at().chat(), MOST);
            lines.add((told.isEmpty() ? ChatWords.HISTORY_NONE : ChatWords.HISTORY).html(language));
            told.forEach(entry -> lines.add(entry.html()));
            if (ask.at().isPrivate()) {
                var acts = past.acts(ask.user().id(), MOST);
                if (!acts.isEmpty()) lines.add("\n" + ChatWords.HISTORY_ACTS.html(language));
                acts.forEach(entry -> lines.add(entry.html()));
            }
            return Screen.of(String.join("\n", lines));
        };
    }
}
