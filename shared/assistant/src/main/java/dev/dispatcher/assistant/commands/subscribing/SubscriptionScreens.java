package dev.dispatcher.assistant.commands.subscribing;

import static dev.dispatcher.assistant.commands.subscribing.Names.switched;
import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.Phrase;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Press;
import dev.dispatcher.people.Button.Tone;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Subscriptions as they look in a chat.
@Singleton
final class SubscriptionScreens {

    private static final int LABEL_MAX = 40;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    SubscriptionScreens(Clock clock) {
        this.clock = clock;
    }

    Screen list(Ask ask, List<Subscription> all) {
        var language = ask.language();
        var rows = all.stream()
                .map(one -> List.<Button>of(press(title(one), "/subscriptions show " + ShortId.of(one.id()))))
                .toList();
        var words = all.isEmpty() ? SubscriptionWords.NONE : SubscriptionWords.LIST;
        return Screen.of(words.html(language))
                .rows(rows)
                .row(press(Basics.BUTTON_SUBSCRIBE.plain(language), "/subscribe"));
    }

    /// The same list, each to be removed.
    Screen removal(Ask ask, List<Subscription> all) {
        if (all.isEmpty()) return Screen.of(SubscriptionWords.NONE.html(ask.language()));
        var rows = all.stream()
                .map(one ->
                        List.<Button>of(new Press("✕ " + title(one), "/unsubscribe " + ShortId.of(one.id()), Tone.BAD)))
                .toList();
        return Screen.of(SubscriptionWords.REMOVE_WHICH.html(ask.language())).rows(rows);
    }

    static String title(Subscription one) {
        return one.projectPath() + " · " + one.provider().title();
    }

    Screen details(Ask ask, Subscription one) {
        var language = ask.language();
        var id = ShortId.of(one.id());
        var rows = new ArrayList<List<Button>>();
        var row = new ArrayList<Button>();
        for (var kind : EventKind.values()) {
            boolean isOn = one.events().contains(kind);
            row.add(press(switched(isOn, Names.of(kind, language)), "/subscriptions kind " + id + " " + kind.word()));
            if (row.size() == 2) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        rows.add(List.copyOf(row));
        rows.add(List.of(
                press(SubscriptionWords.FILTERS_BUTTON.plain(language), "/subscriptions filters " + id),
                new Press(SubscriptionWords.REMOVE_BUTTON.plain(language), "/unsubscribe " + id, Tone.BAD)));
        rows.add(List.of(press(SubscriptionWords.ALL_BUTTON.plain(language), "/subscriptions")));
        var html = SubscriptionWords.DETAILS.html(language, title(one), new Phrase.Raw(state(one, language)));
        return Screen.of(html).rows(rows);
    }

    private String state(Subscription one, Language language) {
        var reason = one.disabledReason();
        if (reason != null) return SubscriptionWords.DISABLED.html(language, reason) + "\n";
        var muted = one.mutedUntil();
        if (muted == null || !muted.isAfter(clock.instant())) return "";
        return SubscriptionWords.MUTED.html(language, TIME.format(muted)) + "\n";
    }

    Screen filters(Ask ask, Subscription one) {
        var language = ask.language();
        var id = ShortId.of(one.id());
        var filters = one.filters();
        var rows = new ArrayList<List<Button>>();
        for (var rule : FilterRule.values()) {
            var label = SubscriptionWords.RULE.plain(language, rule.called(language), written(rule, one, language));
            rows.add(List.of(press(Prose.cut(label, LABEL_MAX), "/subscriptions rule " + id + " " + rule.word())));
        }
        rows.add(List.of(press(SubscriptionWords.MOMENTS_BUTTON.plain(language), "/subscriptions moments " + id)));
        rows.add(List.of(
                press(
                        switched(filters.withBots(), SubscriptionWords.BOTS.plain(language)),
                        "/subscriptions bots " + id),
                press(
                        switched(filters.withChildren(), SubscriptionWords.CHILDREN.plain(language)),
                        "/subscriptions children " + id)));
        rows.add(List.of(press(Basics.BUTTON_BACK.plain(language), "/subscriptions show " + id)));
        return Screen.of(SubscriptionWords.FILTERS.html(language, title(one))).rows(rows);
    }

    private static String written(FilterRule rule, Subscription one, Language language) {
        var text = FilterRule.write(rule.in(one.filters()));
        return text.isEmpty() ? SubscriptionWords.ANYTHING.plain(language) : text;
    }

    Screen rule(Ask ask, Subscription one, FilterRule rule) {
        var language = ask.language();
        var line = "/subscriptions rule " + ShortId.of(one.id()) + " " + rule.word();
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(press(SubscriptionWords.ANYTHING.plain(language), line + " any")));
        for (int i = 0; i < rule.presets().size(); i++) {
            rows.add(List.of(press(rule.presets().get(i), line + " preset " + i)));
        }
        rows.add(List.of(
                press(SubscriptionWords.RULE_TYPE.plain(language), line + " type"),
                press(Basics.BUTTON_BACK.plain(language), "/subscriptions filters " + ShortId.of(one.id()))));
        var html = SubscriptionWords.RULE_ASK.html(
                language, title(one), rule.called(language), written(rule, one, language));
        return Screen.of(html).rows(rows);
    }

    Screen moments(Ask ask, Subscription one) {
        var language = ask.language();
        var id = ShortId.of(one.id());
        var rows = new ArrayList<List<Button>>();
        for (var moment : Moment.values()) {
            boolean isOn = one.filters().moments().contains(moment);
            var word = moment.name().toLowerCase(Locale.ROOT);
            rows.add(List.of(
                    press(switched(isOn, Names.of(moment, language)), "/subscriptions moment " + id + " " + word)));
        }
        rows.add(List.of(press(Basics.BUTTON_BACK.plain(language), "/subscriptions filters " + id)));
        return Screen.of(SubscriptionWords.MOMENTS.html(language)).rows(rows);
    }
}
