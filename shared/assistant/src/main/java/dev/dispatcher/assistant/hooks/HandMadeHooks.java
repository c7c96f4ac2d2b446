package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.Forges;
import jakarta.inject.Singleton;

/// Hooks that somebody registers by hand: what has to be typed in at the forge. Nobody but that person looks after
/// them.
@Singleton
public final class HandMadeHooks {

    private final Forges forges;
    private final HookRows rows;
    private final HookAddress address;

    HandMadeHooks(Forges forges, HookRows rows, HookAddress address) {
        this.forges = forges;
        this.rows = rows;
        this.address = address;
    }

    /// What came of asking for one.
    public sealed interface Made {

        /// Never printed: it holds secrets. The same project gets the same again.
        record Registered(String id, String url, String secret, String signingToken, boolean isNew) implements Made {

            @Override
            public String toString() {
                return "Registered[" + id + "]";
            }
        }

        record NoSuchForge() implements Made {}

        /// No forge could find us: `PUBLIC_URL` is not set.
        record NoAddress() implements Made {}
    }

    public Made register(Provider provider, String project) {
        var forge = forges.find(provider);
        if (forge.isEmpty()) return new Made.NoSuchForge();
        if (!address.isKnown()) return new Made.NoAddress();
        return registered(forge.get(), project);
    }

    private Made registered(Forge forge, String project) {
        var provider = forge.provider();
        var known = rows.ofProject(provider, forge.instance(), null, project);
        var id = known.map(kept -> kept.hook().id()).orElseGet(address::newId);
        if (known.isEmpty()) rows.add(new Hook(id, provider, forge.instance(), null, project), null);
        return new Made.Registered(
                id,
                address.url(provider, id),
                address.secret(provider, id),
                address.signingToken(provider, id),
                known.isEmpty());
    }
}
