package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.forge.SignIn;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Tokens;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.sealing.SealBroken;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Gets new tokens for old ones. A refresh voids both old tokens, so of all workers that find them old one asks, and
/// the others wait for what it gets.
@Singleton
final class Renewal {

    /// What the forges say of a refresh token that is void: GitLab and the standard, and GitHub.
    private static final Set<String> OVER = Set.of("invalid_grant", "bad_refresh_token");

    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration WAIT_MAX = Duration.ofSeconds(8);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Forges forges;
    private final Links links;
    private final TokenSeals seals;
    private final LinkNews news;

    Renewal(Forges forges, Links links, TokenSeals seals, LinkNews news) {
        this.forges = forges;
        this.links = links;
        this.seals = seals;
        this.news = news;
    }

    /// The link with its new tokens. Empty when there are none to be had: then the user was told.
    Optional<Link> of(Link link) {
        var current = links.reload(link);
        if (current.isEmpty() || !current.get().isOpen()) return Optional.empty();
        if (current.get().version() != link.version()) return current;
        var signIn = forges.signIn(link.provider());
        if (link.isPersonal() || signIn.isEmpty()) return refused(link);
        if (!links.claimRenewal(link, LEASE)) return awaited(link);
        return links.sealedTokens(link)
                .flatMap(bytes -> opened(link, bytes).flatMap(tokens -> renewed(link, tokens, signIn.get())));
    }

    private Optional<Tokens> opened(Link link, byte[] sealed) {
        try {
            return Optional.of(seals.open(link, sealed));
        } catch (SealBroken _) {
            refused(link);
            return Optional.empty();
        } catch (RemoteFailure away) {
            links.giveUpRenewal(link);
            throw new ForgeFailure.Unanswered("the keys are out of reach: " + away.getMessage(), null, away);
        }
    }

    private Optional<Link> renewed(Link link, Tokens tokens, SignIn signIn) {
        var refresh = tokens.refresh();
        if (refresh == null) return refused(link);
        return switch (asked(link, refresh, signIn)) {
            case SignIn.Grant.Granted(var fresh) -> {
                links.renewed(link, seals.close(link.user(), link.provider(), link.instance(), fresh));
                yield links.reload(link);
            }
            case SignIn.Grant.Denied(var reason) when OVER.contains(reason) -> refused(link);
            case SignIn.Grant.Denied(var reason) -> throw unanswered(link, reason);
        };
    }

    /// Such as `invalid_client`: then something is wrong with us, and nobody has to sign in again because of that.
    private ForgeFailure.Unanswered unanswered(Link link, String reason) {
        links.giveUpRenewal(link);
        return new ForgeFailure.Unanswered("the sign-in refuses us: " + reason, null, null);
    }

    private SignIn.Grant asked(Link link, Token refresh, SignIn signIn) {
        try {
            return signIn.refresh(refresh.value());
        } catch (ForgeFailure.Unanswered unanswered) {
            links.giveUpRenewal(link);
            throw unanswered;
        }
    }

    /// Somebody may have got newer ones meanwhile; only when nobody has, it is over.
    private Optional<Link> refused(Link link) {
        var current = links.reload(link);
        if (current.isPresent() && current.get().version() != link.version()) return current.filter(Link::isOpen);
        news.closed(link);
        return Optional.empty();
    }

    private Optional<Link> awaited(Link link) {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        try {
            while (System.nanoTime() < end) {
                Thread.sleep(BETWEEN_LOOKS);
                var current = links.reload(link);
                if (current.isEmpty() || current.get().version() != link.version()) {
                    return current.filter(Link::isOpen);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        throw new ForgeFailure.Unanswered("somebody else is renewing the access", Duration.ofSeconds(5), null);
    }
}
