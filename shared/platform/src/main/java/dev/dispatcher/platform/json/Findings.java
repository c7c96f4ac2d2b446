package dev.dispatcher.platform.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// All that is wrong with a request, so that its sender can mend it in one go. The first word about a place counts.
public final class Findings {

    /// More would only lengthen the answer.
    static final int MOST = 100;

    private final Map<String, Finding> byPointer;
    private final String prefix;

    public Findings() {
        this(new LinkedHashMap<>(), "");
    }

    private Findings(Map<String, Finding> byPointer, String prefix) {
        this.byPointer = byPointer;
        this.prefix = prefix;
    }

    /// The same findings, for a part that does not know where it stands.
    public Findings at(Object step) {
        return new Findings(byPointer, prefix + pointer(step));
    }

    public void add(String pointer, String message) {
        if (byPointer.size() == MOST) return;
        var place = prefix + pointer;
        byPointer.putIfAbsent(place, new Finding(place, message));
    }

    public void missing(String field) {
        add(pointer(field), "is missing.");
    }

    /// Checks the items of an array. Those that are null, or were not read, are found already or found here.
    public <T> void each(String field, List<? extends @Nullable T> items, BiConsumer<T, Findings> check) {
        for (int i = 0; i < items.size(); i++) {
            var here = at(field).at(i);
            T item = items.get(i);
            if (item == null) here.add("", "must not be null.");
            else check.accept(item, here);
        }
    }

    public List<Finding> list() {
        return List.copyOf(byPointer.values());
    }

    public void refuseIfAny() {
        if (!byPointer.isEmpty()) throw new JsonRefused.Unfit(list());
    }

    static String pointer(Object step) {
        return "/" + step.toString().replace("~", "~0").replace("/", "~1");
    }
}
