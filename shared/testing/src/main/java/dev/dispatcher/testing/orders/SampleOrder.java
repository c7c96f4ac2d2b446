package dev.dispatcher.testing.orders;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The sample order, as it is and with changes.
public final class SampleOrder {

    public static final String UID = "b563feb7b2b84b6test";

    public static final String CART = "{\"user_id\":123,\"items\":[{\"sku\":\"ABC\",\"qty\":1}]}";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT =
            read(batch("order")).at("/Records/0/body").textValue();

    private SampleOrder() {}

    /// A file of `events/order-consumer`: a batch of messages as the function gets it.
    public static String batch(String name) {
        try {
            return Files.readString(
                    Path.of(System.getProperty("root", "../.."), "events/order-consumer", name + ".json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static String text() {
        return TEXT;
    }

    public static ObjectNode tree() {
        return (ObjectNode) read(TEXT);
    }

    public static String with(Consumer<ObjectNode> change) {
        var tree = tree();
        change.accept(tree);
        return tree.toString();
    }

    /// A good order of another id.
    public static String of(String uid) {
        return of(uid, "en");
    }

    public static String of(String uid, String locale) {
        return treeOf(uid).put("locale", locale).toString();
    }

    public static ObjectNode treeOf(String uid) {
        var order = tree().put("order_uid", uid);
        ((ObjectNode) order.get("payment")).put("transaction", uid);
        return order;
    }

    /// The places of all its values.
    public static List<String> scalars() {
        var pointers = new ArrayList<String>();
        collect("", tree(), pointers);
        return pointers;
    }

    /// With another value in one place, or with none at all.
    public static String spoilt(String pointer, @Nullable JsonNode value) {
        var tree = tree();
        int slash = pointer.lastIndexOf('/');
        var parent = (ObjectNode) tree.at(pointer.substring(0, slash));
        var name = pointer.substring(slash + 1);
        if (value == null) parent.remove(name);
        else parent.set(name, value);
        return tree.toString();
    }

    private static void collect(String pointer, JsonNode value, List<String> pointers) {
        for (var field : value.properties()) collect(pointer + "/" + field.getKey(), field.getValue(), pointers);
        for (int i = 0; value.isArray() && i < value.size(); i++) collect(pointer + "/" + i, value.get(i), pointers);
        if (value.isValueNode()) pointers.add(pointer);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(text, broken);
        }
    }
}
