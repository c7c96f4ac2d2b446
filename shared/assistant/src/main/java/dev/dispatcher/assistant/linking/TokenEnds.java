package dev.dispatcher.assistant.linking;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.recovery.AlsoSwept;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Tells people a week before that a personal token they gave us comes to its end, once for each.
@Singleton
final class TokenEnds implements AlsoSwept {

    private static final Duration BEFORE = Duration.ofDays(7);
    private static final int SOME = 100;

    private final Database database;
    private final Links links;
    private final LinkNews news;

    TokenEnds(Database database, Links links, LinkNews news) {
        this.database = database;
        this.links = links;
        this.news = news;
    }

    @Override
    public boolean sweepSome() {
        return database.inTransaction(() -> {
            var ending = links.ending(BEFORE, SOME);
            for (var link : ending) news.ending(link);
            return ending.size() == SOME;
        });
    }
}
