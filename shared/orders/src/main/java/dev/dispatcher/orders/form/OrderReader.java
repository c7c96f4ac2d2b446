package dev.dispatcher.orders.form;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Garbled;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.CanonicalJson;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.platform.json.JsonRefused;
import dev.dispatcher.platform.json.Rfc3339;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes an order of a text, or names everything that is wrong with it.
@Singleton
public final class OrderReader {

    private final Ids ids;
    private final Clock clock;

    public OrderReader(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public Reading read(String text, Source source) {
        if (isTooLarge(text)) return faulty(null, new Finding("", "is larger than 256 KiB."));
        JsonNode tree;
        try {
            tree = Json.read(text, JsonNode.class);
        } catch (JsonRefused refused) {
            var said = refused.findings();
            return new Garbled(said.isEmpty() ? List.of(new Finding("", refused.sentence())) : said);
        }
        if (!tree.isObject()) return faulty(null, new Finding("", "must be an object."));
        if (!Cart.isMeantBy(tree)) return order(tree, source);
        return source == Source.HTTP
                ? cart(tree)
                : faulty(null, new Finding("", "is a cart, and carts are taken over HTTP only."));
    }

    private Reading order(JsonNode tree, Source source) {
        var findings = new Findings(OrderForm.PROBLEMS_MAX);
        OrderForm.check(tree, findings);
        Limits.check(tree, findings);
        var problems = findings.list();
        if (!problems.isEmpty()) return new Faulty(uid(tree, problems), problems);
        var payment = tree.path("payment");
        return new Legible(new NewOrder(
                Form.ORDER,
                source,
                tree.path("order_uid").textValue(),
                tree.path("customer_id").textValue(),
                tree.path("track_number").textValue(),
                Field.wholeOf(payment.path("amount")),
                payment.path("currency").textValue(),
                Rfc3339.parse(tree.path("date_created").textValue()).orElseThrow(),
                CanonicalJson.of(tree),
                Oddities.of(tree, clock.instant())));
    }

    private Reading cart(JsonNode tree) {
        var findings = new Findings();
        Cart.check(tree, findings);
        if (!findings.list().isEmpty()) return new Faulty(null, findings.list());
        var uid = ids.next().toString();
        var order = Cart.order(uid, tree);
        return new Legible(new NewOrder(
                Form.CART,
                Source.HTTP,
                uid,
                order.path("user_id").asText(),
                null,
                null,
                null,
                clock.instant(),
                CanonicalJson.of(order),
                List.of()));
    }

    /// The id of an order that is refused for other reasons.
    private static @Nullable String uid(JsonNode tree, List<Finding> problems) {
        boolean isWrong =
                problems.stream().anyMatch(problem -> problem.pointer().equals("/order_uid"));
        return isWrong ? null : tree.path("order_uid").textValue();
    }

    private static boolean isTooLarge(String text) {
        // A character is at least one byte and at most three: most texts need not be encoded to know.
        if (text.length() > Limits.BYTES_MAX) return true;
        return text.length() > Limits.BYTES_MAX / 3 && text.getBytes(StandardCharsets.UTF_8).length > Limits.BYTES_MAX;
    }

    private static Faulty faulty(@Nullable String uid, Finding problem) {
        return new Faulty(uid, List.of(problem));
    }
}
