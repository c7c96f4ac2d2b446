package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.happenings.Actor;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// The people behind a team or a group that is asked or named. Only the forge knows them.
@Singleton
final class Teams {

    private static final int ASKED_MAX = 5;

    private final Witnesses witnesses;

    Teams(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    /// Those of teams that are asked for a review; a webhook names them without their owner.
    List<Actor> asked(Occasion occasion, List<String> teams) {
        return members(
                occasion,
                teams.stream().map(team -> owner(occasion) + "/" + team).toList());
    }

    /// Those of groups that are named. At GitLab a group may be called like a person, so whoever is not known to us may
    /// be one; at GitHub only teams of the repository's own organization hear of it.
    List<Actor> named(Occasion occasion, Collection<String> names, List<Actor> strangers) {
        var groups = names.stream().filter(name -> name.indexOf('/') > 0);
        return switch (occasion.scene().provider()) {
            case GITHUB ->
                members(
                        occasion,
                        groups.filter(name -> name.startsWith(owner(occasion) + "/"))
                                .toList());
            case GITLAB -> {
                var all = new ArrayList<>(groups.toList());
                strangers.forEach(stranger -> all.add(stranger.username()));
                yield members(occasion, all);
            }
        };
    }

    private static String owner(Occasion occasion) {
        return occasion.scene().project().path().replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
    }

    /// Who can be told without them is told when the forge does not answer in the end.
    private List<Actor> members(Occasion occasion, List<String> groups) {
        var members = new ArrayList<Actor>();
        try {
            for (var group : groups.stream().limit(ASKED_MAX).toList()) members.addAll(members(occasion, group));
        } catch (ForgeFailure failure) {
            if (!occasion.isLastAttempt()) throw failure;
        }
        return members;
    }

    private List<Actor> members(Occasion occasion, String group) {
        return witnesses.members(occasion.hook(), occasion.scene().project(), group).stream()
                .map(account -> new Actor(account.id(), account.username(), account.name(), false))
                .toList();
    }
}
