package dev.dispatcher.assistant.commands.subscribing;

import static dev.dispatcher.assistant.commands.subscribing.Names.switched;
import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Button;
import jakarta.inject.Singleton;
import java.util.List;

/// `/topic`: which subscriptions of a forum speak in this topic of it.
@Singleton
final class TopicCommand implements Command {

    private final SubscriptionDesk desk;

    TopicCommand(SubscriptionDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "topic";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        if (ask.at().thread() == null) return Answer.of(Screen.of(SubscriptionWords.TOPIC_ONLY.html(ask.language())));
        return () -> {
            if (!ask.isBare()) desk.find(ask, ask.word(0)).ifPresent(one -> desk.move(ask, one));
            return choice(ask);
        };
    }

    private Screen choice(Ask ask) {
        var language = ask.language();
        var all = desk.all(ask);
        if (all.isEmpty()) {
            return Screen.of(SubscriptionWords.NONE.html(language))
                    .row(press(Basics.BUTTON_SUBSCRIBE.plain(language), "/subscribe"));
        }
        var rows = all.stream()
                .map(one -> {
                    boolean isHere = one.place().equals(ask.at().place());
                    var label = switched(isHere, SubscriptionScreens.title(one));
                    return List.<Button>of(press(label, "/topic " + ShortId.of(one.id())));
                })
                .toList();
        return Screen.of(SubscriptionWords.TOPIC.html(language)).rows(rows);
    }
}
