package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.forge.Hooks.Wanted;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.forge.Topic;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sees to it that a project has one hook of ours, for what its subscriptions need. Made once, however often
/// and by however many workers it is asked for: one has its turn at a time, and what is there already is found
/// by its address. Where there are more, one stays. Calls the forge, so never inside a transaction.
@Singleton
public final class HookCare {

    private final Access access;
    private final HookRows rows;
    private final HookAddress address;
    private final SignatureRule signatures;
    private final OurHooks ours;
    private final HookTurns turns;
    private final Subscriptions subscriptions;

    HookCare(
            Access access,
            HookRows rows,
            HookAddress address,
            SignatureRule signatures,
            OurHooks ours,
            HookTurns turns,
            Subscriptions subscriptions) {
        this.access = access;
        this.rows = rows;
        this.address = address;
        this.signatures = signatures;
        this.ours = ours;
        this.turns = turns;
        this.subscriptions = subscriptions;
    }

    /// With this user's own token, after a subscription came, changed or went.
    public Cared see(long user, Provider provider, String project) {
        if (!address.isKnown()) return new Cared.NoAddress();
        try {
            return access.as(user, provider, session -> see(session, project)).orElseGet(Cared.NotLinked::new);
        } catch (ForgeFailure.Unanswered unanswered) {
            return new Cared.Unanswered(String.valueOf(unanswered.getMessage()));
        } catch (ForgeFailure.Refused refused) {
            return refused.isAboutRights()
                    ? new Cared.NoRight(project)
                    : new Cared.Refused(String.valueOf(refused.getMessage()));
        }
    }

    /// With the token of this user, or else of who had the hook made: receiving must not end with who asks for it.
    Cared seeForAll(long user, Provider provider, String instance, String project) {
        var cared = see(user, provider, project);
        var known = rows.ofProject(provider, instance, null, project);
        if (!cared.isAboutWho() || known.isEmpty()) return cared;
        if (known.get().remoteId() == null && known.get().isHeard()) return new Cared.ByHand();
        var owner = known.get().owner();
        if (owner == null || owner == user) return cared;
        var byOwner = see(owner, provider, project);
        return byOwner.isAboutWho() ? cared : byOwner;
    }

    private Cared see(Session session, String path) {
        var project = session.forge().project(session.token(), path);
        if (project.isEmpty()) return new Cared.NoSuchProject();
        return session.forge().may(session.token(), path, Right.ADMIN)
                ? see(session, project.get())
                : new Cared.NoRight(project.get().path());
    }

    private Cared see(Session session, Project project) {
        var forge = session.forge();
        var fresh = new Hook(address.newId(), forge.provider(), forge.instance(), number(project), project.path());
        return turns.taking(fresh, () -> seeAlone(session, fresh));
    }

    private static @Nullable Long number(Project project) {
        return project.id().matches("\\d+") ? Long.valueOf(project.id()) : null;
    }

    /// `fresh` is what the hook of that project would be, had it none.
    private Cared seeAlone(Session session, Hook fresh) {
        var forge = session.forge();
        var path = fresh.projectPath();
        var topics = Needs.of(subscriptions.wanted(fresh.provider(), fresh.instance(), fresh.projectId(), path));
        var known = rows.allOf(fresh.provider(), fresh.instance(), fresh.projectId(), path);
        var there = ours.among(forge.hooks().list(session.token(), path), fresh, known);
        if (topics.isEmpty()) return removed(session, path, there, known);
        var one = fresh.called(id(fresh, there, known));
        // The row comes first: who calls from an address nobody knows is not heard.
        rows.add(one, session.link().user());
        var wanted = wanted(one, topics);
        var mark = address.mark(one.provider(), one.id());
        boolean isFine = known.stream().anyMatch(kept -> isGiven(kept, one, mark))
                && there.stream().limit(1).anyMatch(found -> isAsWanted(forge, found, wanted));
        if (isFine) {
            removeOthers(session, one, there, known);
            return new Cared.Live(one.id(), false);
        }
        var hook = made(session, one, there, known, wanted);
        rows.made(one.id(), hook.id(), session.link().user(), mark);
        removeOthers(session, one, there, known);
        if (!signatures.lets(hook)) return new Cared.Unsigned(one.id());
        // Forges allow few tests a minute, so what did not change is not tested again.
        return forge.hooks().test(session.token(), path, hook.id())
                ? new Cared.Live(one.id(), there.isEmpty())
                : new Cared.Untested(one.id());
    }

    private static String id(Hook fresh, List<OurHooks.Ours> there, List<HookRows.Kept> known) {
        if (!there.isEmpty()) return there.getFirst().id();
        return known.isEmpty() ? fresh.id() : known.getFirst().hook().id();
    }

    private Wanted wanted(Hook one, Set<Topic> topics) {
        return new Wanted(
                address.url(one.provider(), one.id()),
                address.secret(one.provider(), one.id()),
                address.signingToken(one.provider(), one.id()),
                topics);
    }

    private static boolean isGiven(HookRows.Kept kept, Hook one, String mark) {
        return kept.hook().id().equals(one.id()) && mark.equals(kept.mark());
    }

    private boolean isAsWanted(Forge forge, OurHooks.Ours found, Wanted wanted) {
        return found.hook().isOn()
                && signatures.lets(found.hook())
                && forge.hooks().fits(found.hook(), wanted);
    }

    /// A forge refuses a hook that is like another one it has: one that it did not list just now, or one of those
    /// that are too many. Then that one is changed.
    private Hooks.Hook made(
            Session session, Hook one, List<OurHooks.Ours> there, List<HookRows.Kept> known, Wanted wanted) {
        var hooks = session.forge().hooks();
        var path = one.projectPath();
        try {
            return there.isEmpty()
                    ? hooks.create(session.token(), path, wanted)
                    : hooks.update(
                            session.token(), path, there.getFirst().hook().id(), wanted);
        } catch (ForgeFailure.Refused refused) {
            if (!refused.isAboutContent()) throw refused;
            removeOthers(session, one, there, known);
            var like = hooks.list(session.token(), path).stream()
                    .filter(hook -> hook.url().equals(wanted.url()))
                    .findFirst()
                    .orElseThrow(() -> refused);
            return hooks.update(session.token(), path, like.id(), wanted);
        }
    }

    /// What two workers made in spite of all, and what somebody typed in twice: each would tell all once more.
    private void removeOthers(Session session, Hook one, List<OurHooks.Ours> there, List<HookRows.Kept> known) {
        for (var other : there.subList(Math.min(1, there.size()), there.size())) {
            session.forge()
                    .hooks()
                    .delete(session.token(), one.projectPath(), other.hook().id());
            if (!other.id().equals(one.id())) rows.remove(other.id());
        }
        for (var kept : known) {
            boolean isOther = kept.remoteId() != null && !kept.hook().id().equals(one.id());
            if (isOther) rows.remove(kept.hook().id());
        }
    }

    private Cared removed(Session session, String path, List<OurHooks.Ours> there, List<HookRows.Kept> known) {
        for (var found : there)
            session.forge().hooks().delete(session.token(), path, found.hook().id());
        for (var kept : known) {
            if (kept.remoteId() != null) rows.remove(kept.hook().id());
        }
        return new Cared.Removed();
    }
}
