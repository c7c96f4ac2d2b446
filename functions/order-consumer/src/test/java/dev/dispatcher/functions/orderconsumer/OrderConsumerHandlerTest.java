package dev.dispatcher.functions.orderconsumer;

import static dev.dispatcher.functions.orderconsumer.Consumer.NOTHING_LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.orders.SampleOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderConsumerHandlerTest {

    private final Consumer consumer = new Consumer();

    @AfterEach
    void close() {
        consumer.close();
    }

    @ParameterizedTest
    @CsvSource({"order, sqs", "sns-envelope, sns"})
    void takesAnOrderInWhateverItComesIn(String name, String source) {
        assertThat(consumer.handle(SampleOrder.batch(name))).isEqualTo(NOTHING_LEFT);
        assertThat(consumer.handle(SampleOrder.batch(name))).isEqualTo(NOTHING_LEFT);

        assertThat(consumer.column("SELECT concat_ws(' ', order_uid, source, warnings) AS c FROM orders"))
                .containsExactly("b563feb7b2b84b6test " + source);
        assertThat(consumer.column("SELECT type AS c FROM events")).containsExactly("order.accepted");
        assertThat(consumer.column("SELECT id::text AS c FROM order_quarantine"))
                .isEmpty();
    }

    @Test
    void keepsWhatItCannotTakeAndAcknowledgesIt() {
        assertThat(consumer.handle(SampleOrder.batch("refused"))).isEqualTo(NOTHING_LEFT);

        assertThat(consumer.column("SELECT order_uid AS c FROM orders")).containsExactly("b563feb7b2b84b6test");
        assertThat(consumer.column(
                        "SELECT concat(kind, ' ', right(message, 1)) AS c FROM order_quarantine ORDER BY id"))
                .containsExactly("conflict 2", "invalid 3", "unparseable 4", "invalid 5");
        assertThat(consumer.column("SELECT problems ->> 0 AS c FROM order_quarantine ORDER BY id")
                        .getLast())
                .contains("carts are taken over HTTP only");
    }

    @Test
    void givesEverythingBackWhenTheDatabaseIsGone() {
        var name = consumer.postgres.name();
        TestPostgres.asOwner("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
        TestPostgres.asOwner("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");

        assertThat(consumer.handle(SampleOrder.batch("order"))).contains("0199b1c0-0000-4000-8000-000000000001");
        TestPostgres.asOwner("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
        assertThat(consumer.handle(SampleOrder.batch("order"))).isEqualTo(NOTHING_LEFT);
    }
}
