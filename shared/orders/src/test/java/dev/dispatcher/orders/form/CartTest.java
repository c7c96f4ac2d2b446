package dev.dispatcher.orders.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CartTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-05T09:30:00Z"));
    private final OrderReader reader = new OrderReader(new Ids(clock), clock);

    @Test
    void makesAnOrderOfACart() {
        var reading = reader.read(
                "{\"user_id\":123,\"items\":[{\"sku\":\"ABC\",\"qty\":1},{\"sku\":\"x.y-z_9\",\"qty\":999},"
                        + "{\"sku\":\"ABC\",\"qty\":2}]}",
                Source.HTTP);

        assertThat(reading).isInstanceOf(Legible.class);
        var order = ((Legible) reading).order();
        assertThat(order.form()).isEqualTo(Form.CART);
        assertThat(order.customerId()).isEqualTo("123");
        assertThat(order.body())
                .isEqualTo("{\"items\":[{\"qty\":3,\"sku\":\"ABC\"},{\"qty\":999,\"sku\":\"x.y-z_9\"}],\"order_uid\":\""
                        + order.uid() + "\",\"user_id\":123}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"user_id\":0,\"items\":[{\"sku\":\"A\",\"qty\":1}]} | /user_id",
                "{\"user_id\":\"1\",\"items\":[{\"sku\":\"A\",\"qty\":1}]} | /user_id",
                "{\"user_id\":1} | /items",
                "{\"user_id\":1,\"items\":[]} | /items",
                "{\"user_id\":1,\"items\":[1],\"colour\":2} | /colour /items/0",
                "{\"user_id\":1,\"items\":[{\"sku\":\"a b\",\"qty\":1000,\"size\":1}]} | /items/0/sku /items/0/qty /items/0/size",
                "{\"user_id\":1,\"items\":[{\"sku\":\"A\",\"qty\":600},{\"sku\":\"A\",\"qty\":400}]} | /items",
                "{\"user_id\":1,\"items\":[{\"qty\":1.5},{}]} | /items/0/sku /items/0/qty /items/1/sku /items/1/qty"
            })
    void namesWhatIsWrongWithACart(String text, String pointers) {
        var reading = reader.read(text, Source.HTTP);

        assertThat(reading).isInstanceOf(Faulty.class);
        assertThat(((Faulty) reading).problems().stream().map(Finding::pointer).collect(Collectors.joining(" ")))
                .isEqualTo(pointers);
    }

    @Test
    void takesCartsOverHttpOnly() {
        for (var source : List.of(Source.SQS, Source.SNS)) {
            assertThat(reader.read(SampleOrder.CART, source))
                    .isEqualTo(new Faulty(
                            null, List.of(new Finding("", "is a cart, and carts are taken over HTTP only."))));
        }
    }
}
