package dev.dispatcher.assistant;

import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Span;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.telling.Witnesses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Says what a test has told it, and writes down what it was asked.
public final class TestWitnesses implements Witnesses {

    private final Map<String, List<Account>> groups = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private @Nullable Comparison comparison;
    private boolean isSilent;

    public void group(String path, Account... members) {
        groups.put(path, List.of(members));
    }

    public void compares(Comparison found) {
        comparison = found;
    }

    /// From now on the forge does not answer.
    public void fallSilent() {
        isSilent = true;
    }

    public List<String> asked() {
        return asked;
    }

    @Override
    public List<Account> members(Hook hook, Project project, String group) {
        ask(group);
        return groups.getOrDefault(group, List.of());
    }

    @Override
    public Optional<Comparison> compare(Hook hook, Project project, Span span) {
        ask(span.from() + "..." + span.to());
        return Optional.ofNullable(comparison);
    }

    private void ask(String question) {
        asked.add(question);
        if (isSilent) throw new ForgeFailure.Unanswered("the forge answers 502", null, null);
    }
}
