package dev.dispatcher.assistant;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.linking.LinkedUsers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Links that a test makes.
public final class TestLinks implements LinkedUsers {

    private final Map<Provider, Map<Long, Actor>> accounts = new HashMap<>();
    private final Set<Long> strangers = new HashSet<>();
    private final List<String> revoked = new ArrayList<>();

    void link(long user, Actor atGitLab, Actor atGitHub) {
        accounts.computeIfAbsent(Provider.GITLAB, _ -> new HashMap<>()).put(user, atGitLab);
        accounts.computeIfAbsent(Provider.GITHUB, _ -> new HashMap<>()).put(user, atGitHub);
    }

    /// Nobody has linked anything.
    public void forget() {
        accounts.clear();
    }

    /// He has no business in any project.
    public void hide(long user) {
        strangers.add(user);
    }

    public List<String> revoked() {
        return revoked;
    }

    @Override
    public Optional<Long> find(Provider provider, String instance, Actor account) {
        if (!instance.equals("here")) return Optional.empty();
        return accounts.getOrDefault(provider, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().sameAs(account))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public boolean maySee(long user, Provider provider, String instance, Project project) {
        return !strangers.contains(user);
    }

    @Override
    public void revoked(Provider provider, String instance, Actor account) {
        revoked.add(provider.word() + " " + instance + " " + account.username());
    }
}
