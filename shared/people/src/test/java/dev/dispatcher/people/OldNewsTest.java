package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OldNewsTest {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T00:00:00Z"));
    private final Desk desk = Desk.open();
    private final NewsDesk news = new NewsDesk(desk.database(), new Ids(clock), new HeardNudges());

    @Test
    void deletesWhatWasWrittenAMonthAgoToldOrNot() {
        var old = new OldNews(desk.database(), new Settings(Map.of()), clock);
        news.write(Desk.news("told"));
        news.write(Desk.news("waiting"));
        desk.queue().settle(desk.id("told"), UUID.randomUUID(), Report.SENT);
        clock.advance(Duration.ofMillis(1));
        news.write(Desk.news("younger"));

        clock.advance(Duration.ofDays(30));

        assertThat(old.deleteSome(10)).isEqualTo(2);
        assertThat(desk.states()).containsExactly("younger waiting 0");
    }

    @Test
    void deletesNoMoreAtATimeThanIsAskedFor() {
        var old = new OldNews(desk.database(), new Settings(Map.of("NEWS_RETENTION", "1h")), clock);
        for (int n = 0; n < 5; n++) news.write(Desk.news("news " + n));
        clock.advance(Duration.ofHours(2));

        assertThat(old.deleteSome(2)).isEqualTo(2);
        assertThat(desk.states()).containsExactly("news 2 waiting 0", "news 3 waiting 0", "news 4 waiting 0");
    }
}
