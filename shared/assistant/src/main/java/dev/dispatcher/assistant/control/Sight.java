package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.forge.Job;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.linking.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Looks at a thing with the eyes of who wants to act on it, and judges how it stands now. What was done before, by
/// whoever, is seen here and not done again.
final class Sight {

    /// Clocks differ.
    static final Duration SKEW = Duration.ofSeconds(10);

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
            case PLAY ->
                job(session, offer).map(seen -> play(session, offer, seen)).orElseGet(Verdict.Gone::new);
            case APPROVE, MERGE, DECLINE ->
                Review.find(session, offer)
                        .map(seen -> Review.of(session, offer, seen))
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
        var what = (offer.number() + " " + Running.of(offer.sha()).shown()).strip();
        return open(session, offer, what, offer.number());
    }

    private static Optional<Pipeline> pipeline(Session session, Offer offer) {
        return session.forge().pipeline(session.token(), offer.project(), Long.parseLong(offer.number()));
    }

    private static Verdict already(Pipeline seen) {
        return new Verdict.Already(seen.url());
    }

    private static Verdict open(Session session, Offer offer, Pipeline seen) {
        return open(session, offer, "#" + seen.id() + " (" + seen.ref() + ")", seen.ref());
    }

    /// Whoever may not write there starts and stops nothing.
    private static Verdict open(Session session, Offer offer, String what, String ref) {
        var forge = session.forge();
        if (!forge.may(session.token(), offer.project(), Right.WRITE)) return new Verdict.NoRight();
        return new Verdict.Open(what, forge.isProtected(session.token(), offer.project(), ref));
    }

    private static Optional<Job> job(Session session, Offer offer) {
        return session.forge().job(session.token(), offer.project(), Long.parseLong(offer.number()));
    }

    private static Verdict play(Session session, Offer offer, Job seen) {
        if (!seen.isWaiting()) return new Verdict.Already(seen.url());
        return open(session, offer, seen.name() + " (" + seen.ref() + ")", seen.ref());
    }

    private static Verdict stop(Session session, Offer offer, Pipeline seen) {
        return switch (seen.state()) {
            case ENDING, STOPPED -> already(seen);
            case SUCCEEDED, FAILED, SKIPPED ->
                new Verdict.Over(seen.state().name().toLowerCase(Locale.ROOT));
            case WAITING, RUNNING -> open(session, offer, seen);
        };
    }
}
