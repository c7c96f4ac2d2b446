package dev.dispatcher.bench.producer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.orders.Source;
import dev.dispatcher.orders.form.OrderReader;
import dev.dispatcher.orders.form.Reading;
import dev.dispatcher.orders.form.Reading.Legible;
import dev.dispatcher.platform.Ids;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class OrderPressTest {

    private final Clock clock = Clock.systemUTC();
    private final OrderPress press = new OrderPress("run", clock.instant());
    private final OrderReader reader = new OrderReader(new Ids(clock), clock);

    @Test
    void whatItCallsGoodIsAcceptedWithoutAWord() {
        for (int i = 0; i < 10_000; i++) {
            var reading = reader.read(press.good(i), Source.SQS);
            assertThat(reading).as(press.good(i)).isInstanceOf(Legible.class);
            assertThat(((Legible) reading).order().warnings()).as(press.good(i)).isEmpty();
            assertThat(((Legible) reading).order().uid()).isEqualTo(press.uid(i));
        }
    }

    @Test
    void whatItCallsBrokenIsNot() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(reader.read(press.broken(i), Source.SQS)).isNotInstanceOf(Reading.Legible.class);
            assertThat(press.broken(i)).contains(press.uid(i));
        }
    }

    @Test
    void makesTheSameOrderAgainAndAnotherOneOfItsId() {
        assertThat(press.good(7)).isEqualTo(press.good(7)).isNotEqualTo(press.good(8));
        assertThat(((Legible) reader.read(press.other(7), Source.SQS)).order().uid())
                .isEqualTo(press.uid(7));
        assertThat(press.other(7)).isNotEqualTo(press.good(7));
    }
}
