package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Language;

/// What kinds and moments are called.
final class Names {

    private Names() {}

    static String of(EventKind kind, Language language) {
        return SubscriptionWords.valueOf(kind.name()).plain(language);
    }

    static String of(Moment moment, Language language) {
        return SubscriptionWords.valueOf(moment.name()).plain(language);
    }

    static String switched(boolean isOn, String name) {
        return (isOn ? "☑ " : "☐ ") + name;
    }
}
