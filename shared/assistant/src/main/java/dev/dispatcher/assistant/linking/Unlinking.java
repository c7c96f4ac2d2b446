package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.sealing.SealBroken;
import jakarta.inject.Singleton;

/// Takes an account back: revokes at the forge what lets us in, and forgets it whatever the forge says.
@Singleton
public final class Unlinking {

    private final Forges forges;
    private final Links links;
    private final TokenSeals seals;

    Unlinking(Forges forges, Links links, TokenSeals seals) {
        this.forges = forges;
        this.links = links;
        this.seals = seals;
    }

    /// Whether the forge has taken it back. Deleting the row is left to the caller's transaction.
    public boolean revoke(Link link) {
        try {
            var tokens = links.sealedTokens(link).map(bytes -> seals.open(link, bytes));
            if (tokens.isEmpty()) return true;
            if (link.isPersonal()) {
                return forges.find(link.provider())
                        .map(forge -> forge.revoke(tokens.get().access()))
                        .orElse(false);
            }
            var signIn = forges.signIn(link.provider());
            signIn.ifPresent(desk -> desk.revoke(tokens.get()));
            return signIn.isPresent();
        } catch (ForgeFailure.TokenRefused _) {
            return true; // it was void already
        } catch (ForgeFailure | RemoteFailure | SealBroken _) {
            return false;
        }
    }
}
