package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.linking.Session;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A merge or pull request in the eyes of who wants to approve, merge or decline it.
final class Review {

    private static final int SHA_SHOWN = 8;

    private Review() {}

    static Optional<MergeRequest> find(Session session, Offer offer) {
        return session.forge().mergeRequest(session.token(), offer.project(), Long.parseLong(offer.number()));
    }

    static Verdict of(Session session, Offer offer, MergeRequest seen) {
        if (seen.state() == wanted(offer.act())) return new Verdict.Already(seen.url());
        if (!seen.isOpen()) return new Verdict.Over(seen.state().name().toLowerCase(Locale.ROOT));
        if (!seen.sha().equals(offer.sha())) return new Verdict.Moved();
        if (offer.act() == Act.APPROVE && hasApproved(session, offer, seen)) return new Verdict.Already(seen.url());
        if (!may(session, offer, seen)) return new Verdict.NoRight();
        var sha = seen.sha().substring(0, Math.min(SHA_SHOWN, seen.sha().length()));
        return new Verdict.Open("%s → %s (%s)".formatted(sha, seen.target(), seen.title()), false);
    }

    private static MergeRequest.@Nullable State wanted(Act act) {
        return switch (act) {
            case MERGE -> MergeRequest.State.MERGED;
            case DECLINE -> MergeRequest.State.CLOSED;
            case APPROVE, RUN, RETRY, STOP, PLAY, MUTE -> null;
        };
    }

    private static boolean hasApproved(Session session, Offer offer, MergeRequest seen) {
        return session.forge()
                .hasApproved(
                        session.token(),
                        offer.project(),
                        seen.number(),
                        session.link().username());
    }

    /// As far as the forge says beforehand. It judges again when it is asked to do it.
    private static boolean may(Session session, Offer offer, MergeRequest seen) {
        var forge = session.forge();
        var token = session.token();
        var username = session.link().username();
        return switch (offer.act()) {
            case APPROVE -> forge.mayApprove(token, seen, username);
            case MERGE -> mayMerge(seen.mayMerge(), session, offer);
            case DECLINE ->
                seen.keepers().stream().anyMatch(username::equalsIgnoreCase)
                        || forge.may(token, offer.project(), Right.TRIAGE);
            case RUN, RETRY, STOP, PLAY, MUTE -> true;
        };
    }

    private static boolean mayMerge(@Nullable Boolean said, Session session, Offer offer) {
        return said == null ? session.forge().may(session.token(), offer.project(), Right.WRITE) : said;
    }
}
