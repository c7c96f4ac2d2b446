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

    /// However many are wanted: places with long names would take more memory than the request did.
    static final int CHARACTERS_MAX = 1024 * 1024;

    private final Found found;
    private final @Nullable Findings around;
    private final String step;

    public Findings() {
        this(MOST);
    }

    /// For what may have more places than most requests do.
    public Findings(int most) {
        this(new Found(most), null, "");
    }

    private Findings(Found found, @Nullable Findings around, String step) {
        this.found = found;
        this.around = around;
        this.step = step;
    }

    /// The same findings, for a part that does not know where it stands.
    public Findings at(Object step) {
        return new Findings(found, this, pointer(step));
    }

    public void add(String pointer, String message) {
        if (!found.isFull()) found.add(place() + pointer, message);
    }

    private String place() {
        return around == null ? step : around.place() + step;
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
        return List.copyOf(found.byPointer.values());
    }

    public void refuseIfAny() {
        if (!found.byPointer.isEmpty()) throw new JsonRefused.Unfit(list());
    }

    static String pointer(Object step) {
        return "/" + step.toString().replace("~", "~0").replace("/", "~1");
    }

    /// What all parts have found together.
    private static final class Found {

        private final Map<String, Finding> byPointer = new LinkedHashMap<>();
        private final int most;
        private int characters;

        private Found(int most) {
            this.most = most;
        }

        private boolean isFull() {
            return byPointer.size() >= most || characters >= CHARACTERS_MAX;
        }

        private void add(String place, String message) {
            if (byPointer.putIfAbsent(place, new Finding(place, message)) == null) {
                characters += place.length() + message.length();
            }
        }
    }
}
