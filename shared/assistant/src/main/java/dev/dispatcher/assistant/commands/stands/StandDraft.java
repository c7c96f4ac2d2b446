package dev.dispatcher.assistant.commands.stands;

import java.util.ArrayList;
import java.util.List;

/// A stand somebody is putting together. `codes` are the products there were to choose from when it was begun, and
/// `names` what was proposed to call it.
public record StandDraft(List<String> codes, List<Integer> chosen, int page, List<String> names, String name) {

    /// Products to a page.
    static final int PAGE = 8;

    public StandDraft {
        codes = List.copyOf(codes);
        chosen = List.copyOf(chosen);
        names = List.copyOf(names);
    }

    static StandDraft of(List<String> codes) {
        return new StandDraft(codes, List.of(), 0, List.of(), "");
    }

    List<String> products() {
        return chosen.stream().map(codes::get).toList();
    }

    /// Chosen if it was not, and the other way round. What does not exist changes nothing.
    StandDraft toggle(int index) {
        if (index < 0 || index >= codes.size()) return this;
        var next = new ArrayList<>(chosen);
        if (!next.remove(Integer.valueOf(index))) next.add(index);
        return new StandDraft(codes, next.stream().sorted().toList(), page, names, name);
    }

    StandDraft turn(int to) {
        return new StandDraft(codes, chosen, Math.clamp(to, 0, Math.max(0, (codes.size() - 1) / PAGE)), names, name);
    }

    StandDraft proposing(List<String> proposals) {
        return new StandDraft(codes, chosen, page, proposals, name);
    }

    StandDraft called(String given) {
        return new StandDraft(codes, chosen, page, names, given);
    }
}
