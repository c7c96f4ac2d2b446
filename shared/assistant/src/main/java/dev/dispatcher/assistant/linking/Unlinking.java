package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.sealing.SealBroken;
import jakarta.inject.Singleton;
import java.util.List;

/// Takes an account back: revokes at the forge what lets us in, and forgets it whatever the forge says.
@Singleton
public final class Unlinking {

    private final Forges forges;
    private final Links links;
    private final TokenSeals seals;
    private final LinkNews news;

    Unlinking(Forges forges, Links links, TokenSeals seals, LinkNews news) {
        this.forges = forges;
        this.links = links;
        this.seals = seals;
        this.news = news;
    }

    /// An account, and whether its forge has taken back what let us in.
    public record Revoked(Link link, boolean isRevoked) {}

    /// Asks the forges, so never inside a transaction.
    public List<Revoked> revokeAll(List<Link> chosen) {
        return chosen.stream().map(link -> new Revoked(link, revoke(link))).toList();
    }

    /// In the caller's transaction. Answers what is said of it, in HTML.
    public List<String> forget(List<Revoked> gone) {
        return gone.stream()
                .filter(one -> links.delete(one.link().id()))
                .map(one -> news.words(one.link().user()).unlinked(one.link(), one.isRevoked()))
                .toList();
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
            return forges.signIn(link.provider())
                    .map(desk -> desk.revoke(tokens.get()))
                    .orElse(false);
        } catch (ForgeFailure.TokenRefused _) {
            return true; // it was void already
        } catch (ForgeFailure | RemoteFailure | SealBroken _) {
            return false;
        }
    }
}
