package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.linking.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Looks at a thing with the eyes of who wants to act on it, and judges how it stands now. What was done before, by
/// whoever, is seen here and not done again.
final class Sight {

    /// Clocks differ.
    private static final Duration SKEW = Duration.ofSeconds(10);

    private Sight() {}

    /// `begun` is when a crashed attempt at the same wish began, or the end of time when there was none.
    static Verdict of(Session session, Offer offer, Instant begun) {
        return switch (offer.act()) {
            case RUN -> run(session, offer, begun);
            case RETRY ->
                pipeline(session, offer)
                        .map(seen -> seen.state().goesOn() ? already(seen) : open(session, offer, seen))
                        .orElseGet(Verdict.Gone::new);
            case STOP ->
                pipeline(session, offer).map(seen -> stop(session, offer, seen)).orElseGet(Verdict.Gone::new);
            case PLAY -> new Verdict.Open("#" + offer.number(), false);
            case APPROVE, MERGE, DECLINE ->
                mergeRequest(session, offer)
                        .map(seen -> mergeRequest(session, offer, seen))
                        .orElseGet(Verdict.Gone::new);
            case MUTE -> new Verdict.Gone();
        };
    }

    /// Of a run: `number` is the ref and `sha` the workflow.
    private static Verdict run(Session session, Offer offer, Instant begun) {
        var forge = session.forge();
        var earlier = begun.equals(Instant.MAX)
                ? Optional.<Pipeline>empty()
                : forge.pipelines(session.token(), offer.project(), offer.number()).stream()
                        .filter(seen -> !seen.createdAt().isBefore(begun.minus(SKEW)))
                        .findFirst();
        if (earlier.isPresent()) return new Verdict.Already(earlier.get().url());
        boolean isGuarded = forge.isProtected(session.token(), offer.project(), offer.number());
        return new Verdict.Open(offer.number(), isGuarded);
    }

    private static Optional<Pipeline> pipeline(Session session, Offer offer) {
        return session.forge().pipeline(session.token(), offer.project(), Long.parseLong(offer.number()));
    }

    private static Verdict already(Pipeline seen) {
        return new Verdict.Already(seen.url());
    }

    private static Verdict open(Session session, Offer offer, Pipeline seen) {
        boolean isGuarded = session.forge().isProtected(session.token(), offer.project(), seen.ref());
        return new Verdict.Open("#" + seen.id() + " (" + seen.ref() + ")", isGuarded);
    }

    private static Verdict stop(Session session, Offer offer, Pipeline seen) {
        return switch (seen.state()) {
            case ENDING, STOPPED -> already(seen);
            case SUCCEEDED, FAILED, SKIPPED ->
                new Verdict.Over(seen.state().name().toLowerCase(Locale.ROOT));
            case WAITING, RUNNING -> open(session, offer, seen);
        };
    }

    private static Optional<MergeRequest> mergeRequest(Session session, Offer offer) {
        return session.forge().mergeRequest(session.token(), offer.project(), Long.parseLong(offer.number()));
    }

    private static Verdict mergeRequest(Session session, Offer offer, MergeRequest seen) {
        var wanted =
                switch (offer.act()) {
                    case MERGE -> MergeRequest.State.MERGED;
                    case DECLINE -> MergeRequest.State.CLOSED;
                    case APPROVE, RUN, RETRY, STOP, PLAY, MUTE -> null;
                };
        if (seen.state() == wanted) return new Verdict.Already(seen.url());
        if (!seen.isOpen()) return new Verdict.Over(seen.state().name().toLowerCase(Locale.ROOT));
        if (!seen.sha().equals(offer.sha())) return new Verdict.Moved();
        if (offer.act() == Act.APPROVE && hasApproved(session, offer, seen)) return new Verdict.Already(seen.url());
        var sha = seen.sha().substring(0, Math.min(8, seen.sha().length()));
        return new Verdict.Open("%s → %s (%s)".formatted(sha, seen.target(), seen.title()), false);
    }

    private static boolean hasApproved(Session session, Offer offer, MergeRequest seen) {
        return session.forge()
                .hasApproved(
                        session.token(),
                        offer.project(),
                        seen.number(),
                        session.link().username());
    }
}
