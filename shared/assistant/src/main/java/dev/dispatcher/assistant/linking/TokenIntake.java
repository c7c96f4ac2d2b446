package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.TokenFacts;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.RemoteFailure;
import jakarta.inject.Singleton;
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

    Taken take(long user, Candidate candidate) {
        var forge = forges.find(candidate.provider());
        if (forge.isEmpty()) return new Taken.Useless();
        try {
            var facts = forge.get().whoAmI(candidate.token());
            return new Taken.Kept(storing(user, candidate.token(), forge.get(), facts));
        } catch (ForgeFailure.TokenRefused | ForgeFailure.Refused _) {
            return new Taken.Useless();
        } catch (ForgeFailure.Unanswered | RemoteFailure _) {
            return new Taken.Unreachable();
        }
    }

    private Storing storing(long user, Token token, Forge forge, TokenFacts facts) {
        var tokens = new Tokens(token, null, facts.expiresAt(), facts.scopes());
        var sealed = seals.close(user, forge.provider(), forge.instance(), tokens);
        return new Storing(() -> links.save(user, forge.provider(), forge.instance(), facts.account(), sealed, true));
    }
}
