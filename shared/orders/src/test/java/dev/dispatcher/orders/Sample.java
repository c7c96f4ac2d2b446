package dev.dispatcher.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// The sample order, as it is and with changes.
public final class Sample {

    public static final String UID = "b563feb7b2b84b6test";

    private static final Path FILE = Path.of(System.getProperty("root", "../.."), "events/order-consumer/order.json");

    private Sample() {}

    public static String text() {
        try {
            return Json.read(Files.readString(FILE), JsonNode.class)
                    .at("/Records/0/body")
                    .textValue();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static ObjectNode tree() {
        return (ObjectNode) Json.read(text(), JsonNode.class);
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
        return with(order -> {
            order.put("order_uid", uid).put("locale", locale);
            ((ObjectNode) order.get("payment")).put("transaction", uid);
        });
    }
}
