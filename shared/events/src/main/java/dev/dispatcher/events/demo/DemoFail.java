package dev.dispatcher.events.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import jakarta.inject.Singleton;
import java.time.Duration;

/// `demo.fail`: fails the way its payload says, one of `{"refuse":"why"}`, `{"throw":"why"}`, `{"sleep_seconds":n}`
/// and `{"unavailable":n}`, which is unavailable for the first n attempts.
@Singleton
final class DemoFail implements Reaction {

    private final ObjectMapper json;

    DemoFail(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String type() {
        return "demo.fail";
    }

    @Override
    public Result to(Delivery delivery) {
        var how = read(delivery.payload());
        if (how.has("refuse")) return new Refused(how.get("refuse").asText());
        if (how.has("throw")) throw new IllegalStateException(how.get("throw").asText());
        if (how.has("sleep_seconds")) return sleep(how.get("sleep_seconds").asDouble());
        if (how.has("unavailable"))
            return available(delivery.attempt(), how.get("unavailable").asInt());
        return new Refused("the payload must have one of refuse, throw, sleep_seconds, unavailable");
    }

    private static Result available(int attempt, int firstAttempts) {
        if (attempt > firstAttempts) return Done.NOTHING_TO_WRITE;
        return new Unavailable(
                "unavailable for the first " + firstAttempts + " attempts, and this is attempt " + attempt);
    }

    private static Result sleep(double seconds) {
        try {
            Thread.sleep(Duration.ofMillis((long) (seconds * 1000)));
            return Done.NOTHING_TO_WRITE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Unavailable("interrupted in its sleep");
        }
    }

    private JsonNode read(String payload) {
        try {
            return json.readTree(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored payload is always JSON", impossible);
        }
    }
}
