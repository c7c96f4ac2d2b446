package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Forge;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.sealing.SealBroken;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// Lets people do things at a forge with what they let us in with, renewed when it has to be. Whoever cannot be let in
/// any more is told once.
@Singleton
public final class Access {

    /// Tokens that end sooner are renewed first.
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Forges forges;
    private final Links links;
    private final TokenSeals seals;
    private final Renewal renewal;
    private final LinkNews news;
    private final Clock clock;

    Access(Forges forges, Links links, TokenSeals seals, Renewal renewal, LinkNews news, Clock clock) {
        this.forges = forges;
        this.links = links;
        this.seals = seals;
        this.renewal = renewal;
        this.news = news;
        this.clock = clock;
    }

    /// Empty when the user has no account there, or has to sign in again. Throws `ForgeFailure` as the forge does, but
    /// never that the token was refused. Never inside a transaction.
    public <T> Optional<T> as(long user, Provider provider, Function<Session, T> work) {
        var forge = forges.find(provider);
        return forge.flatMap(at -> links.find(user, provider, at.instance()).flatMap(link -> as(link, at, work)));
    }

    private <T> Optional<T> as(Link link, Forge forge, Function<Session, T> work) {
        var usable = isEnding(link) ? renewal.of(link) : Optional.of(link);
        return usable.flatMap(found -> session(found, forge)).flatMap(session -> tried(session, work));
    }

    private boolean isEnding(Link link) {
        var end = link.expiresAt();
        return link.isOpen()
                && !link.isPersonal()
                && end != null
                && end.isBefore(clock.instant().plus(MARGIN));
    }

    private Optional<Session> session(Link link, Forge forge) {
        return links.sealedTokens(link)
                .flatMap(bytes -> opened(link, bytes))
                .map(tokens -> new Session(forge, tokens.access(), link));
    }

    /// What no key opens was sealed with one that is gone, or does not belong here: whoever it is signs in again.
    private Optional<Tokens> opened(Link link, byte[] sealed) {
        try {
            return Optional.of(seals.open(link, sealed));
        } catch (SealBroken _) {
            news.closed(link);
            return Optional.empty();
        } catch (RemoteFailure away) {
            throw new ForgeFailure.Unanswered("the keys are out of reach: " + away.getMessage(), null, away);
        }
    }

    /// A token may be void long before its time. Then a new one is worth a try, and only one.
    private <T> Optional<T> tried(Session session, Function<Session, T> work) {
        try {
            return Optional.of(work.apply(session));
        } catch (ForgeFailure.TokenRefused _) {
            return renewal.of(session.link())
                    .flatMap(link -> session(link, session.forge()))
                    .flatMap(again -> triedAgain(again, work));
        }
    }

    private <T> Optional<T> triedAgain(Session session, Function<Session, T> work) {
        try {
            return Optional.of(work.apply(session));
        } catch (ForgeFailure.TokenRefused _) {
            news.closed(session.link());
            return Optional.empty();
        }
    }
}
