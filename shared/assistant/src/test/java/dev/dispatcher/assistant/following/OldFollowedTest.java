package dev.dispatcher.assistant.following;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OldFollowedTest {

    @Test
    void goesWithAllThatBelongsToItOnceNobodyHearsOfIt() {
        try (var newsroom = new Newsroom()) {
            newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
            newsroom.hear(gitlab("pipeline"), gitlab("merge_request"), gitlab("note"));
            var now = newsroom.database
                    .one("SELECT clock_timestamp() AS now", row -> row.time("now"))
                    .orElseThrow();
            var old = new OldFollowed(newsroom.database, new Settings(Map.of()), clock(now.plus(Duration.ofDays(29))));
            assertThat(old.deleteSome(10)).isZero();

            old = new OldFollowed(newsroom.database, new Settings(Map.of()), clock(now.plus(Duration.ofDays(31))));
            assertThat(old.deleteSome(1)).isEqualTo(1);
            assertThat(old.deleteSome(10)).isEqualTo(2);
            assertThat(newsroom.database.list("SELECT 1 AS n FROM showings", row -> 1))
                    .isEmpty();
            assertThat(newsroom.database.list("SELECT 1 AS n FROM remarks", row -> 1))
                    .isEmpty();
        }
    }

    private static SettableClock clock(Instant now) {
        return new SettableClock(now);
    }
}
