package dev.dispatcher.assistant.commands.work;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.quiet.DigestText;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Button;
import jakarta.inject.Singleton;
import java.util.ArrayList;

/// `/todo`: what waits for who asks, at every forge.
@Singleton
final class TodoCommand implements Command {

    private final Links links;
    private final DigestText text;

    TodoCommand(Links links, DigestText text) {
        this.links = links;
        this.text = text;
    }

    @Override
    public String name() {
        return "todo";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        var language = ask.language();
        if (links.of(ask.user().id()).stream().noneMatch(Link::isOpen)) {
            return Answer.of(Screen.of(SubscriptionWords.NO_LINK.html(language))
                    .row(Button.press(Basics.BUTTON_LOGIN.plain(language), "/login")));
        }
        var todo = text.todo(ask.user().id());
        var lines = new ArrayList<String>();
        if (!todo.lines().isEmpty()) lines.add(ChatWords.WAITING_FOR_YOU.html(language));
        else if (todo.silent().isEmpty()) lines.add(ChatWords.TODO_NONE.html(language));
        lines.addAll(todo.lines());
        lines.addAll(todo.excuses(language));
        return Answer.of(Screen.of(String.join("\n", lines))
                .row(
                        Button.press(Basics.BUTTON_MRS.plain(language), "/mrs"),
                        Button.press(StandWords.REFRESH.plain(language), "/todo")));
    }
}
