package dev.dispatcher.standins.gitlab.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object in the making: fields in their order, null included.
public final class Shape {

    private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

    public Shape with(String name, @Nullable Object value) {
        fields.put(name, value instanceof Shape shape ? shape.map() : value);
        return this;
    }

    public Map<String, @Nullable Object> map() {
        return fields;
    }
}
