package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.linking.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One wish put to the forge, with the token of who wishes.
final class Deed {

    private Deed() {}

    /// What a dead worker may have left undone of a wish that came true. A decline is two calls, and its reason is the
    /// second.
    static void finish(Session session, Offer offer, @Nullable String reason, Instant begun) {
        if (offer.act() != Act.DECLINE || reason == null) return;
        session.forge()
                .explain(
                        session.token(),
                        offer.project(),
                        Long.parseLong(offer.number()),
                        session.link().username(),
                        reason,
                        begun.minus(Sight.SKEW));
    }

    /// The reason goes with a decline alone.
    static Outcome of(Session session, Offer offer, @Nullable String reason) {
        var forge = session.forge();
        var token = session.token();
        var project = offer.project();
        return switch (offer.act()) {
            case RUN -> {
                var running = Running.of(offer.sha());
                yield forge.run(token, project, running.workflow(), offer.number(), running.variables());
            }
            case STOP -> forge.stop(token, project, Long.parseLong(offer.number()));
            case RETRY -> forge.retry(token, project, Long.parseLong(offer.number()));
            case PLAY -> forge.play(token, project, Long.parseLong(offer.number()));
            case APPROVE -> forge.approve(token, project, Long.parseLong(offer.number()), offer.sha());
            case MERGE -> forge.merge(token, project, Long.parseLong(offer.number()), offer.sha());
            case DECLINE -> forge.decline(token, project, Long.parseLong(offer.number()), reason);
            case MUTE -> new Outcome.Refused("a forge mutes nobody");
        };
    }
}
