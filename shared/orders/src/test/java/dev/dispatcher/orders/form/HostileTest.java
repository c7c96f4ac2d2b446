package dev.dispatcher.orders.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.Reading.Faulty;
import dev.dispatcher.orders.form.Reading.Garbled;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.testing.orders.HostileOrders;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Each of the hostile texts is classed, whichever way it comes, and none breaks anything.
class HostileTest {

    private final OrderReader reader = new OrderReader(new Ids(Clock.systemUTC()), Clock.systemUTC());

    @Test
    void thereAreMoreThanTwenty() {
        assertThat(HostileOrders.garbled().size() + HostileOrders.faulty().size())
                .isGreaterThanOrEqualTo(20);
    }

    @Test
    void takesForNoJsonWhatTwoReadersWouldReadDifferently() {
        classes(HostileOrders.garbled(), Garbled.class);
    }

    @Test
    void takesForNoOrderWhatIsOnlyJson() {
        classes(HostileOrders.faulty(), Faulty.class);
    }

    private void classes(Map<String, String> texts, Class<? extends Reading> expected) {
        texts.forEach((name, text) -> {
            for (var source : Source.values())
                assertThat(reader.read(text, source)).as(name).isInstanceOf(expected);
        });
    }
}
