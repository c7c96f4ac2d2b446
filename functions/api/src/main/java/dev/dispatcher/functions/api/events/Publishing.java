package dev.dispatcher.functions.api.events;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Takes events in that somebody outside publishes: of a size we keep, and of types that are not ours.
@Singleton
final class Publishing {

    private final EventIntake intake;

    Publishing(EventIntake intake) {
        this.intake = intake;
    }

    static void check(NewEventBody event) {
        check(List.of(event), _ -> "");
    }

    static void check(List<NewEventBody> events) {
        check(events, index -> "/events/" + index);
    }

    Answer one(NewEventBody event) {
        var accepted = Accepted.of(intake.accept(event.event()));
        return new Answer(HttpStatus.CREATED.getCode(), Json.write(accepted));
    }

    Answer all(List<NewEventBody> events) {
        var accepted = intake.acceptAll(events.stream().map(NewEventBody::event).toList());
        var batch = new Accepted.Batch(accepted.stream().map(Accepted::of).toList());
        return new Answer(HttpStatus.CREATED.getCode(), Json.write(batch));
    }

    private static void check(List<NewEventBody> events, Function<Integer, String> pointer) {
        var large = found(events, NewEventBody::isTooLarge, pointer, "/payload", "is larger than 256 KiB.");
        if (!large.isEmpty()) throw Refused.tooLarge("A payload may have at most 256 KiB.", large);
        var reserved = found(events, Publishing::isReserved, pointer, "/type", "is a reserved type.");
        if (!reserved.isEmpty()) {
            throw Refused.forbidden("Types that begin like this one are published by Dispatcher alone.", reserved);
        }
    }

    private static boolean isReserved(NewEventBody event) {
        return new EventType(String.valueOf(event.type())).isReserved();
    }

    private static List<Finding> found(
            List<NewEventBody> events,
            Predicate<NewEventBody> wrong,
            Function<Integer, String> pointer,
            String field,
            String message) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < events.size(); i++) {
            if (wrong.test(events.get(i))) findings.add(new Finding(pointer.apply(i) + field, message));
        }
        return findings;
    }
}
