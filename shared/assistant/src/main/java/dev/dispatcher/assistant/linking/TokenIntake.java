package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.TokenFacts;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.RemoteFailure;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Finds out whose personal token it is, and seals it for who sent it. Only then is there something to store.
@Singleton
final class TokenIntake {

    private final Forges forges;
    private final TokenSeals seals;
    private final Links links;

    TokenIntake(Forges forges, TokenSeals seals, Links links) {
        this.forges = forges;
        this.seals = seals;
        this.links = links;
    }

    /// What came of a token.
    sealed interface Taken {

        record Kept(Storing storing) implements Taken {}

        /// No forge lets anybody in with it.
        record Useless() implements Taken {}

        record Unreachable() implements Taken {}
    }

    /// What is left to do, in a transaction.
    record Storing(Supplier<Link> work) {

        Link save() {
            return work.get();
        }
    }

    Taken take(long user, String token) {
        var forge = provider(token).flatMap(forges::find);
        if (forge.isEmpty()) return new Taken.Useless();
        try {
            var facts = forge.get().whoAmI(new Token(token));
            return new Taken.Kept(storing(user, token, forge.get(), facts));
        } catch (ForgeFailure.TokenRefused | ForgeFailure.Refused _) {
            return new Taken.Useless();
        } catch (ForgeFailure.Unanswered | RemoteFailure _) {
            return new Taken.Unreachable();
        }
    }

    private Storing storing(long user, String token, Forge forge, TokenFacts facts) {
        var tokens = new Tokens(new Token(token), null, facts.expiresAt(), facts.scopes());
        var sealed = seals.close(user, forge.provider(), forge.instance(), tokens);
        return new Storing(() -> links.save(user, forge.provider(), forge.instance(), facts.account(), sealed, true));
    }

    /// By its shape: GitHub's is shown to GitHub alone, and any other to GitLab.
    private static Optional<Provider> provider(String token) {
        if (token.startsWith("gh") || token.startsWith("github_pat_")) return Optional.of(Provider.GITHUB);
        boolean isOurs = token.startsWith("dsp_") || token.startsWith("whsec_") || token.contains(":");
        return isOurs ? Optional.empty() : Optional.of(Provider.GITLAB);
    }
}
