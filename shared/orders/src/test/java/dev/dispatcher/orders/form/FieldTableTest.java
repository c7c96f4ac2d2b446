package dev.dispatcher.orders.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.testing.orders.SampleOrder;
import java.math.BigInteger;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every scalar of the sample, spoilt in five ways.
class FieldTableTest {

    /// Texts that need not be there. Whatever else there is names something or is a number.
    private static final Set<String> OPTIONAL = Set.of(
            "/entry",
            "/locale",
            "/internal_signature",
            "/delivery_service",
            "/shardkey",
            "/oof_shard",
            "/delivery/name",
            "/delivery/phone",
            "/delivery/zip",
            "/delivery/city",
            "/delivery/address",
            "/delivery/region",
            "/delivery/email",
            "/payment/request_id",
            "/payment/provider",
            "/payment/bank",
            "/items/0/name",
            "/items/0/size",
            "/items/0/brand");

    private final OrderReader reader = new OrderReader(new Ids(Clock.systemUTC()), Clock.systemUTC());

    static List<String> scalars() {
        return SampleOrder.scalars();
    }

    @Test
    void thereAreThirtyNine() {
        assertThat(scalars()).hasSize(39).doesNotHaveDuplicates().containsAll(OPTIONAL);
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void absent(String pointer) {
        judge(pointer, null, OPTIONAL.contains(pointer), "is missing.");
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void isNull(String pointer) {
        judge(pointer, NullNode.getInstance(), OPTIONAL.contains(pointer), "must not be null.");
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void ofTheWrongType(String pointer) {
        JsonNode wrong = isNumber(pointer) ? TextNode.valueOf("1") : IntNode.valueOf(1);
        judge(pointer, wrong, false, "must be a");
        judge(pointer, SampleOrder.tree().withObject("/x").put("a", 1), false, "must be ");
        judge(pointer, SampleOrder.tree().withArray("/x"), false, "must be ");
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void empty(String pointer) {
        judge(pointer, TextNode.valueOf(""), OPTIONAL.contains(pointer), "must ");
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void tooLong(String pointer) {
        var one = isNumber(pointer) ? null : TextNode.valueOf("9".repeat(1_025));
        if (one != null) judge(pointer, one, false, "");
        else
            judge(
                    pointer,
                    SampleOrder.tree().numberNode(BigInteger.TWO.pow(64)),
                    false,
                    "must be a whole number from ");
    }

    private void judge(String pointer, @Nullable JsonNode value, boolean isGood, String message) {
        var reading = reader.read(SampleOrder.spoilt(pointer, value), Source.SQS);
        if (isGood) {
            assertThat(reading).isInstanceOf(Legible.class);
            return;
        }
        assertThat(reading).isInstanceOf(Faulty.class);
        var problems = ((Faulty) reading).problems();
        assertThat(problems).extracting(Finding::pointer).containsExactly(pointer);
        assertThat(problems.getFirst().message()).startsWith(message);
    }

    private static boolean isNumber(String pointer) {
        return SampleOrder.tree().at(pointer).isNumber();
    }
}
