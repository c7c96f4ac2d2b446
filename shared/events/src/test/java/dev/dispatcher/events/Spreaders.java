package dev.dispatcher.events;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Two domains that both want events of their own when `test.spread` happens.
@Factory
@Requires(property = "function", value = "events-test")
final class Spreaders {

    private record Fixed(String name, List<Child> children) implements Spreader {

        @Override
        public Set<String> types() {
            return Set.of("test.spread");
        }

        @Override
        public List<Child> spread(Delivery parent) {
            if (parent.payload().contains("broken")) {
                return List.of(new Child("bad", new EventType("test.child"), "{\"a\":\"\\u0000\"}"));
            }
            return children;
        }
    }

    @Singleton
    @Named("chats")
    Spreader chats() {
        return new Fixed("chats", List.of(child("a", "{\"chat\":1}"), child("b", "{\"chat\":2}")));
    }

    @Singleton
    @Named("stands")
    Spreader stands() {
        return new Fixed(
                "stands",
                IntStream.range(0, 3)
                        .mapToObj(n -> child("a" + n, "{\"stand\":" + n + "}"))
                        .toList());
    }

    private static Spreader.Child child(String key, String payload) {
        return new Spreader.Child(key, new EventType(Play.TYPE), payload);
    }
}
