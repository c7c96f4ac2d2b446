package dev.dispatcher.assistant.commands.stands;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.Awaited;
import dev.dispatcher.assistant.commands.memory.Drafts;
import dev.dispatcher.assistant.commands.memory.Drafts.Draft;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.stands.NewStand;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import dev.dispatcher.stands.StandLaunch;
import dev.dispatcher.stands.StandShelf;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// From nothing to a stand: products, a name, a look at both, and off it goes.
@Singleton
final class NewStandDialogue {

    private static final String KIND = "stand";

    private final Drafts drafts;
    private final Awaited awaited;
    private final Products products;
    private final StandNames names;
    private final StandLaunch launch;
    private final StandShelf shelf;
    private final StandScreens screens;
    private final NewStandScreens steps;

    NewStandDialogue(
            Drafts drafts,
            Awaited awaited,
            Products products,
            StandNames names,
            StandLaunch launch,
            StandShelf shelf,
            StandScreens screens,
            NewStandScreens steps) {
        this.drafts = drafts;
        this.awaited = awaited;
        this.products = products;
        this.names = names;
        this.launch = launch;
        this.shelf = shelf;
        this.screens = screens;
        this.steps = steps;
    }

    /// Empty when something else was asked for.
    Optional<Screen> go(Ask ask) {
        return switch (ask.word(0)) {
            case "new" -> Optional.of(begin(ask));
            case "pick" -> on(ask, draft -> picked(ask, draft));
            case "page" ->
                on(
                        ask,
                        draft ->
                                steps.products(ask, changed(draft, draft.state().turn(index(ask)))));
            case "products" -> on(ask, draft -> steps.products(ask, draft));
            case "names" -> on(ask, draft -> names(ask, draft));
            case "suggested" -> on(ask, draft -> suggested(ask, draft));
            case "type" -> on(ask, draft -> type(ask, draft));
            case "name" -> on(ask, draft -> named(ask, draft, ask.rest(2).toLowerCase(Locale.ROOT)));
            case "make" -> on(ask, draft -> make(ask, draft));
            default -> Optional.empty();
        };
    }

    private Screen begin(Ask ask) {
        var codes = products.list().stream().map(Product::code).toList();
        if (codes.isEmpty()) return Screen.of(StandWords.NO_PRODUCTS.html(ask.language()));
        return steps.products(ask, drafts.open(ask, KIND, StandDraft.of(codes)));
    }

    private Optional<Screen> on(Ask ask, Function<Draft<StandDraft>, Screen> step) {
        var draft = drafts.find(ask, KIND, ask.word(1), StandDraft.class);
        return Optional.of(draft.map(step)
                .orElseGet(() -> Screen.of(StandWords.OVER.html(ask.language())).aside()));
    }

    private Screen picked(Ask ask, Draft<StandDraft> draft) {
        return steps.products(ask, changed(draft, draft.state().toggle(index(ask))));
    }

    private Screen names(Ask ask, Draft<StandDraft> draft) {
        var chosen = draft.state().products();
        if (chosen.isEmpty()) {
            return Screen.of(StandWords.PICK_ONE.html(ask.language())).aside();
        }
        var proposals = names.propose(chosen.getFirst(), ask.user());
        return steps.names(ask, changed(draft, draft.state().proposing(proposals)));
    }

    private Screen suggested(Ask ask, Draft<StandDraft> draft) {
        int index = index(ask);
        var proposals = draft.state().names();
        if (index < 0 || index >= proposals.size()) return names(ask, draft);
        return named(ask, draft, proposals.get(index));
    }

    private Screen type(Ask ask, Draft<StandDraft> draft) {
        awaited.await(ask, "/stand name " + draft.name());
        return Screen.of(StandWords.NAME_TYPED.html(ask.language()))
                .row(press(StandWords.NEXT.plain(ask.language()), "/stand names " + draft.name()));
    }

    private Screen named(Ask ask, Draft<StandDraft> draft, String name) {
        if (!NewStand.isName(name)) {
            awaited.await(ask, "/stand name " + draft.name());
            return steps.back(ask, draft, StandWords.NAME_BAD.html(ask.language(), name));
        }
        return steps.confirm(ask, changed(draft, draft.state().called(name)));
    }

    private Screen make(Ask ask, Draft<StandDraft> draft) {
        var language = ask.language();
        var wish = draft.state();
        if (wish.products().isEmpty() || wish.name().isEmpty()) return names(ask, draft);
        var result = launch.launch(
                new NewStand(wish.name(), wish.products(), ask.user().id(), null, true));
        return switch (result) {
            case StandLaunch.Queued(var stand) -> {
                drafts.close(draft);
                yield screens.card(shelf.find(stand).orElseThrow(), language);
            }
            case StandLaunch.NameTaken(var status, var _) -> {
                var word = Look.word(Look.status(status), language);
                yield steps.back(ask, draft, StandWords.NAME_TAKEN.html(language, wish.name(), word));
            }
            case StandLaunch.UnknownProducts(var codes) ->
                Screen.of(StandWords.UNKNOWN_PRODUCTS.html(language, String.join(", ", codes)));
            case StandLaunch.UnfitName(var why) ->
                steps.back(ask, draft, StandWords.UNFIT.html(language, why.in(language)));
            case StandLaunch.Unfit(var why) ->
                steps.back(ask, draft, StandWords.UNFIT.html(language, why.in(language)));
            case StandLaunch.Full(var product, var most) ->
                steps.back(ask, draft, StandWords.FULL.html(language, product, most));
            case StandLaunch.UnknownOwner(var owner) ->
                throw new IllegalStateException("we have met, and yet there is no user " + owner);
        };
    }

    private Draft<StandDraft> changed(Draft<StandDraft> draft, StandDraft state) {
        return drafts.change(draft, state);
    }

    private static int index(Ask ask) {
        var word = ask.word(2);
        return word.matches("\\d{1,4}") ? Integer.parseInt(word) : -1;
    }
}
