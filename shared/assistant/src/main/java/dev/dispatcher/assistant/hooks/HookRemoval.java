package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// The hooks that somebody had made, and taking them away while there is still a token to do it with.
@Singleton
public final class HookRemoval {

    private final Access access;
    private final HookRows rows;

    HookRemoval(Access access, HookRows rows) {
        this.access = access;
        this.rows = rows;
    }

    public List<Hook> of(long user, Provider provider) {
        return rows.of(user, provider).stream().map(HookRows.Kept::hook).toList();
    }

    /// Those that are still there afterwards. Calls the forge, so never inside a transaction.
    public List<Hook> removeAll(long user, Provider provider) {
        var left = new ArrayList<Hook>();
        for (var kept : rows.of(user, provider)) {
            if (isRemoved(user, kept)) rows.remove(kept.hook().id());
            else left.add(kept.hook());
        }
        return left;
    }

    private boolean isRemoved(long user, HookRows.Kept kept) {
        var remote = kept.remoteId();
        if (remote == null) return false;
        try {
            return access.as(user, kept.hook().provider(), session -> removed(session, kept.hook(), remote))
                    .isPresent();
        } catch (ForgeFailure _) {
            return false;
        }
    }

    private static boolean removed(Session session, Hook hook, long remote) {
        session.forge().hooks().delete(session.token(), hook.projectPath(), remote);
        return true;
    }
}
