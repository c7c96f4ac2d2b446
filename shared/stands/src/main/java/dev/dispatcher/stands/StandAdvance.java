package dev.dispatcher.stands;

import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Wakes the stand an event names, or the stands whose pipeline it names. It never fails for far-side trouble: that is
/// written on the stand, which is looked at again.
@Singleton
final class StandAdvance implements Reaction {

    private final Advance advance;
    private final Claims claims;
    private final Clock clock;

    StandAdvance(Advance advance, Claims claims, Clock clock) {
        this.advance = advance;
        this.claims = claims;
        this.clock = clock;
    }

    @Override
    public String type() {
        return Advances.TYPE.name();
    }

    @Override
    public Result to(Delivery delivery) {
        Map<?, ?> payload = Json.read(delivery.payload(), Map.class);
        for (var stand : stands(payload)) advance.stand(stand);
        return Done.NOTHING_TO_WRITE;
    }

    private List<UUID> stands(Map<?, ?> payload) {
        if (payload.get("stand_id") instanceof String stand) return List.of(UUID.fromString(stand));
        if (!(payload.get("pipeline_id") instanceof Number pipeline)) return List.of();
        var word = Objects.toString(payload.get("status"), "");
        return claims.poke(pipeline.longValue(), word, clock.instant());
    }
}
