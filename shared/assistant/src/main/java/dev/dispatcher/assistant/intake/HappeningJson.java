package dev.dispatcher.assistant.intake;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.RawJson;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A happening as the payload of an event: its kind and what belongs to it.
public final class HappeningJson {

    private static final Map<String, Class<? extends Happening>> KINDS = kinds();

    private HappeningJson() {}

    /// How it is written down.
    record Written(String kind, RawJson happening) {}

    public static String write(Happening happening) {
        var kind = happening.getClass().getSimpleName();
        return Json.write(new Written(kind, new RawJson(Json.write(happening))));
    }

    public static Happening read(String payload) {
        var written = Json.read(payload, Written.class);
        var type = KINDS.get(written.kind());
        if (type == null) throw new IllegalArgumentException("not a happening: " + written.kind());
        return Json.read(written.happening().text(), type);
    }

    @SuppressWarnings("unchecked") // they are permitted because they are happenings
    private static Map<String, Class<? extends Happening>> kinds() {
        return Arrays.stream(Happening.class.getPermittedSubclasses())
                .map(type -> (Class<? extends Happening>) type)
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }
}
