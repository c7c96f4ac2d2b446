package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks.Wanted;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sees to it that a project has one hook of ours, for what its subscriptions need. Made once, however often it is
/// asked for: what is there already is found by its address. Calls the forge, so never inside a transaction.
@Singleton
public final class HookCare {

    private final Access access;
    private final HookRows rows;
    private final HookAddress address;
    private final Subscriptions subscriptions;

    HookCare(Access access, HookRows rows, HookAddress address, Subscriptions subscriptions) {
        this.access = access;
        this.rows = rows;
        this.address = address;
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
        var number = number(project);
        var topics = Needs.of(subscriptions.wanted(forge.provider(), forge.instance(), number, project.path()));
        var known = rows.ofProject(forge.provider(), forge.instance(), number, project.path());
        if (topics.isEmpty()) return removed(session, project, known);
        var there = there(session, project, known);
        var id = there.flatMap(hook -> address.id(forge.provider(), hook.url()))
                .or(() -> known.map(kept -> kept.hook().id()))
                .orElseGet(address::newId);
        // The row comes first: who calls from an address nobody knows is not heard.
        rows.add(
                new Hook(id, forge.provider(), forge.instance(), number, project.path()),
                session.link().user());
        var wanted = new Wanted(
                address.url(forge.provider(), id),
                address.secret(forge.provider(), id),
                address.signingToken(forge.provider(), id),
                topics);
        var mark = address.mark(forge.provider(), id);
        boolean isKnown = known.filter(kept -> mark.equals(kept.mark())).isPresent();
        boolean isFine = isKnown
                && there.filter(hook -> hook.isOn() && forge.hooks().fits(hook, wanted))
                        .isPresent();
        if (isFine) return new Cared.Live(id, false);
        var hook = made(session, project, there, wanted);
        rows.made(id, hook.id(), session.link().user(), mark);
        // Forges allow few tests a minute, so what did not change is not tested again.
        return forge.hooks().test(session.token(), project.path(), hook.id())
                ? new Cared.Live(id, there.isEmpty())
                : new Cared.Untested(id);
    }

    private static @Nullable Long number(Project project) {
        return project.id().matches("\\d+") ? Long.valueOf(project.id()) : null;
    }

    /// Ours, by its address: the one we know of before any other.
    private Optional<dev.dispatcher.assistant.forge.Hooks.Hook> there(
            Session session, Project project, Optional<HookRows.Kept> known) {
        var provider = session.forge().provider();
        var ours = session.forge().hooks().list(session.token(), project.path()).stream()
                .filter(hook -> address.id(provider, hook.url()).isPresent())
                .toList();
        return ours.stream()
                .filter(hook -> known.isPresent()
                        && address.id(provider, hook.url())
                                .equals(Optional.of(known.get().hook().id())))
                .findFirst()
                .or(() -> ours.stream().findFirst());
    }

    private static dev.dispatcher.assistant.forge.Hooks.Hook made(
            Session session,
            Project project,
            Optional<dev.dispatcher.assistant.forge.Hooks.Hook> there,
            Wanted wanted) {
        var hooks = session.forge().hooks();
        return there.isEmpty()
                ? hooks.create(session.token(), project.path(), wanted)
                : hooks.update(session.token(), project.path(), there.get().id(), wanted);
    }

    private Cared removed(Session session, Project project, Optional<HookRows.Kept> known) {
        there(session, project, known)
                .ifPresent(hook -> session.forge().hooks().delete(session.token(), project.path(), hook.id()));
        known.filter(kept -> kept.remoteId() != null)
                .ifPresent(kept -> rows.remove(kept.hook().id()));
        return new Cared.Removed();
    }
}
