package dev.dispatcher.assistant.commands.stands;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.Drafts.Draft;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Press;
import dev.dispatcher.people.Button.Tone;
import dev.dispatcher.stands.Product;
import dev.dispatcher.stands.Products;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The steps on the way to a new stand, as they look.
@Singleton
final class NewStandScreens {

    private final Products products;

    NewStandScreens(Products products) {
        this.products = products;
    }

    /// Eight to a page.
    Screen products(Ask ask, Draft<StandDraft> draft) {
        var state = draft.state();
        var called = names();
        var rows = new ArrayList<List<Button>>();
        int first = state.page() * StandDraft.PAGE;
        for (int i = first; i < Math.min(first + StandDraft.PAGE, state.codes().size()); i++) {
            var code = state.codes().get(i);
            var sign = state.chosen().contains(i) ? "☑ " : "☐ ";
            rows.add(List.of(press(sign + called.getOrDefault(code, code), "/stand pick " + draft.name() + " " + i)));
        }
        var turns = new ArrayList<Button>();
        if (state.page() > 0) turns.add(press("‹", "/stand page " + draft.name() + " " + (state.page() - 1)));
        if (first + StandDraft.PAGE < state.codes().size()) {
            turns.add(press("›", "/stand page " + draft.name() + " " + (state.page() + 1)));
        }
        rows.add(turns);
        var language = ask.language();
        var next = state.chosen().isEmpty()
                ? List.<Button>of()
                : List.<Button>of(
                        new Press(StandWords.NEXT.plain(language), "/stand names " + draft.name(), Tone.GOOD));
        rows.add(next);
        return Screen.of(StandWords.PICK.html(language))
                .rows(rows)
                .row(press(Basics.BUTTON_CANCEL.plain(language), "/stands"));
    }

    Screen names(Ask ask, Draft<StandDraft> draft) {
        var language = ask.language();
        var rows = new ArrayList<List<Button>>();
        var proposals = draft.state().names();
        for (int i = 0; i < proposals.size(); i++) {
            rows.add(List.of(press(proposals.get(i), "/stand suggested " + draft.name() + " " + i)));
        }
        return Screen.of(StandWords.NAME.html(language, chosen(draft)))
                .rows(rows)
                .row(
                        press(StandWords.NAME_TYPE.plain(language), "/stand type " + draft.name()),
                        press(Basics.BUTTON_BACK.plain(language), "/stand products " + draft.name()));
    }

    Screen confirm(Ask ask, Draft<StandDraft> draft) {
        var language = ask.language();
        return Screen.of(StandWords.CONFIRM.html(language, draft.state().name(), chosen(draft)))
                .row(
                        new Press(StandWords.MAKE.plain(language), "/stand make " + draft.name(), Tone.GOOD),
                        press(Basics.BUTTON_BACK.plain(language), "/stand names " + draft.name()));
    }

    Screen back(Ask ask, Draft<StandDraft> draft, String html) {
        return Screen.of(html).row(press(Basics.BUTTON_BACK.plain(ask.language()), "/stand names " + draft.name()));
    }

    private String chosen(Draft<StandDraft> draft) {
        var called = names();
        return draft.state().products().stream()
                .map(code -> called.getOrDefault(code, code))
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> names() {
        var names = new HashMap<String, String>();
        for (Product product : products.list()) names.put(product.code(), product.name());
        return names;
    }
}
