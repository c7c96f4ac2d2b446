package dev.dispatcher.platform.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;

/// Somebody else's JSON, kept as text: compact, every number as it was written, and written back as it is.
public record RawJson(@JsonValue @JsonRawValue String text) {

    /// How deep somebody else's JSON may be nested.
    public static final int DEPTH_MAX = 64;

    /// Its length in bytes of UTF-8.
    public int size() {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return text;
    }
}
