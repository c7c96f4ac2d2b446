package dev.dispatcher.assistant.commands.work;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.Drafts;
import dev.dispatcher.assistant.commands.work.WaitingDraft.Item;
import dev.dispatcher.assistant.control.Act;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Waiting;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.Phrase.Raw;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.assistant.words.WorkWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Tone;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// `/mrs`: merge and pull requests that wait for who asks, and their own, to be approved, merged or declined.
@Singleton
final class MrsCommand implements Command {

    private static final String KIND = "waiting";
    private static final int MOST = 20;
    private static final int LABEL_MAX = 50;

    private final Links links;
    private final Access access;
    private final Work work;
    private final Drafts drafts;

    MrsCommand(Links links, Access access, Work work, Drafts drafts) {
        this.links = links;
        this.access = access;
        this.work = work;
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return "mrs";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        if (ask.word(0).equals("show")) return show(ask);
        var open = links.of(ask.user().id()).stream().filter(Link::isOpen).toList();
        var language = ask.language();
        if (open.isEmpty()) {
            return Answer.of(Screen.of(SubscriptionWords.NO_LINK.html(language))
                    .row(press(Basics.BUTTON_LOGIN.plain(language), "/login")));
        }
        var items = new ArrayList<Item>();
        var silent = new ArrayList<String>();
        for (var link : open) {
            try {
                add(items, waiting(ask, link));
            } catch (ForgeFailure _) {
                silent.add(SubscriptionWords.NO_ANSWER.html(
                        language, link.provider().title())); // the other forge may answer
            }
        }
        return () -> list(ask, items.stream().limit(MOST).toList(), silent);
    }

    /// What somebody reviews and has opened himself is there once.
    private static void add(List<Item> items, List<Item> more) {
        for (var item : more) {
            if (items.stream().noneMatch(item::isSame)) items.add(item);
        }
    }

    private List<Item> waiting(Ask ask, Link link) {
        return access.as(ask.user().id(), link.provider(), session -> {
                    var forge = session.forge();
                    var reviews = forge.toReview(session.token(), link.username()).stream();
                    var own = forge.authored(session.token(), link.username()).stream();
                    return Stream.concat(reviews.map(it -> item(link, it, false)), own.map(it -> item(link, it, true)))
                            .toList();
                })
                .orElse(List.of());
    }

    private static Item item(Link link, Waiting found, boolean isOwn) {
        return new Item(link.provider(), link.instance(), found.project(), found.number(), found.title(), isOwn);
    }

    private Screen list(Ask ask, List<Item> items, List<String> silent) {
        if (items.isEmpty()) {
            var words = silent.isEmpty() ? WorkWords.MRS_NONE.html(ask.language()) : String.join("\n", silent);
            return Screen.of(words).row(refresh(ask));
        }
        var draft = drafts.open(ask, KIND, new WaitingDraft(items));
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            rows.add(List.of(press(label(item), "/mrs show " + draft.name() + " " + i)));
        }
        var lines = new ArrayList<String>();
        lines.add(WorkWords.MRS.html(ask.language()));
        lines.addAll(silent);
        return Screen.of(String.join("\n", lines)).rows(rows).row(refresh(ask));
    }

    private static Button refresh(Ask ask) {
        return press(StandWords.REFRESH.plain(ask.language()), "/mrs");
    }

    private static String label(Item item) {
        return Prose.cut((item.isOwn() ? "✍️ " : "👀 ") + item.number() + " " + item.title(), LABEL_MAX);
    }

    private Answer show(Ask ask) {
        int index = ask.word(2).matches("\\d{1,2}") ? Integer.parseInt(ask.word(2)) : MOST;
        var item = drafts.find(ask, KIND, ask.word(1), WaitingDraft.class)
                .filter(draft -> index < draft.state().items().size())
                .map(draft -> draft.state().items().get(index));
        if (item.isEmpty()) {
            return Answer.of(Screen.of(Basics.OLD_BUTTON.html(ask.language())).aside());
        }
        return work.ask(
                ask,
                item.get().provider(),
                session -> session.forge()
                        .mergeRequest(
                                session.token(),
                                item.get().project(),
                                item.get().number()),
                found -> shown(ask, item.get(), found));
    }

    private Screen shown(Ask ask, Item item, MergeRequest found) {
        var language = ask.language();
        var state =
                switch (found.state()) {
                    case OPEN -> found.isDraft() ? WorkWords.MR_DRAFT : WorkWords.MR_OPEN;
                    case MERGED -> WorkWords.MR_MERGED;
                    case CLOSED -> WorkWords.MR_CLOSED;
                };
        var screen = Screen.of(WorkWords.MR.html(
                language,
                new Raw(Html.link(found.url(), found.title())),
                found.source(),
                found.target(),
                found.sha().substring(0, Math.min(8, found.sha().length())),
                state.plain(language)));
        var back = press(Basics.BUTTON_BACK.plain(language), "/mrs");
        if (!found.isOpen()) return screen.row(back);
        var thing = new Work.Thing(item.provider(), item.instance(), item.project());
        var number = String.valueOf(item.number());
        var acts = new ArrayList<Button>();
        if (!item.isOwn()) {
            var label = WorkWords.BUTTON_APPROVE.plain(language);
            acts.add(work.button(ask, label, Act.APPROVE, Tone.PLAIN, thing, number, found.sha()));
        }
        if (!found.isDraft()) {
            var label = WorkWords.BUTTON_MERGE.plain(language);
            acts.add(work.button(ask, label, Act.MERGE, Tone.GOOD, thing, number, found.sha()));
        }
        var label = WorkWords.BUTTON_DECLINE.plain(language);
        acts.add(work.button(ask, label, Act.DECLINE, Tone.BAD, thing, number, found.sha()));
        return screen.rows(List.of(acts)).row(back);
    }
}
