package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.Awaited;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.subscriptions.Rule;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.words.SubscriptionWords;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// `/subscriptions`: what this chat listens to, and all that can be changed about it.
@Singleton
final class SubscriptionsCommand implements Command {

    private final SubscriptionDesk desk;
    private final SubscriptionScreens screens;
    private final Awaited awaited;

    SubscriptionsCommand(SubscriptionDesk desk, SubscriptionScreens screens, Awaited awaited) {
        this.desk = desk;
        this.screens = screens;
        this.awaited = awaited;
    }

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> switch (ask.word(0)) {
            case "show" -> on(ask, one -> screens.details(ask, one));
            case "kind" -> on(ask, one -> kind(ask, one));
            case "filters" -> on(ask, one -> screens.filters(ask, one));
            case "moments" -> on(ask, one -> screens.moments(ask, one));
            case "moment" -> on(ask, one -> moment(ask, one));
            case "bots" ->
                on(
                        ask,
                        one -> filtered(
                                ask, one, one.filters().bots(!one.filters().withBots())));
            case "children" ->
                on(
                        ask,
                        one -> filtered(
                                ask, one, one.filters().children(!one.filters().withChildren())));
            case "rule" ->
                on(
                        ask,
                        one -> FilterRule.of(ask.word(2))
                                .map(rule -> rule(ask, one, rule))
                                .orElseGet(() -> screens.filters(ask, one)));
            default -> screens.list(ask, desk.all(ask));
        };
    }

    private Screen on(Ask ask, Function<Subscription, Screen> then) {
        return desk.find(ask, ask.word(1))
                .map(then)
                .orElseGet(() -> Screen.of(SubscriptionWords.GONE.html(ask.language())));
    }

    private Screen kind(Ask ask, Subscription one) {
        var kind = EventKind.of(ask.word(2));
        if (kind.isEmpty()) return screens.details(ask, one);
        var events = toggled(one.events(), kind.get(), EventKind.class);
        return screens.details(ask, desk.change(ask, one, events, one.filters()).orElse(one));
    }

    private Screen moment(Ask ask, Subscription one) {
        var moment = Arrays.stream(Moment.values())
                .filter(known -> known.name().equalsIgnoreCase(ask.word(2)))
                .findFirst();
        if (moment.isEmpty()) return screens.moments(ask, one);
        var moments = toggled(one.filters().moments(), moment.get(), Moment.class);
        var changed = desk.change(ask, one, one.events(), one.filters().moments(moments));
        return screens.moments(ask, changed.orElse(one));
    }

    private static <E extends Enum<E>> Set<E> toggled(Set<E> before, E which, Class<E> type) {
        var after = EnumSet.noneOf(type);
        after.addAll(before);
        if (!after.remove(which)) after.add(which);
        return after;
    }

    private Screen filtered(Ask ask, Subscription one, Filters filters) {
        return screens.filters(ask, desk.change(ask, one, one.events(), filters).orElse(one));
    }

    private Screen rule(Ask ask, Subscription one, FilterRule rule) {
        return switch (ask.word(3)) {
            case "" -> screens.rule(ask, one, rule);
            case "type" -> typed(ask, one, rule);
            case "any" -> ruled(ask, one, rule, rule.none());
            case "preset" -> preset(ask, one, rule);
            default ->
                ruled(
                        ask,
                        one,
                        rule,
                        FilterRule.parse(ask.words().subList(3, ask.words().size())));
        };
    }

    private Screen preset(Ask ask, Subscription one, FilterRule rule) {
        var presets = rule.presets();
        int index = ask.word(4).matches("\\d{1,2}") ? Integer.parseInt(ask.word(4)) : presets.size();
        if (index >= presets.size()) return screens.rule(ask, one, rule);
        return ruled(ask, one, rule, FilterRule.parse(List.of(presets.get(index).split(" ", -1))));
    }

    private Screen ruled(Ask ask, Subscription one, FilterRule rule, Rule chosen) {
        var changed = desk.change(ask, one, one.events(), rule.in(one.filters(), chosen));
        return screens.rule(ask, changed.orElse(one), rule);
    }

    /// In a group the bot may not hear plain words.
    private Screen typed(Ask ask, Subscription one, FilterRule rule) {
        var line = "/subscriptions rule " + ShortId.of(one.id()) + " " + rule.word();
        if (!ask.at().isPrivate()) {
            return Screen.of(SubscriptionWords.RULE_TYPED_GROUP.html(ask.language(), line));
        }
        awaited.await(ask, line);
        return Screen.of(SubscriptionWords.RULE_TYPED.html(ask.language()));
    }
}
