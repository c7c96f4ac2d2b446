package dev.dispatcher.people.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.telegram.Delivered.Emptied;
import dev.dispatcher.people.telegram.Delivered.Paused;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.standins.telegram.ChatHandle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Telegram counts over all chats, whoever sends.
class PaceOfAllTest {

    private static final int CHATS = 12;
    private static final int EACH = 6;
    private static final int PER_SECOND = 25;

    private final PostOffice office = new PostOffice();

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void allNotifiersTogetherSayNoMoreThanThirtyThingsASecond() throws Exception {
        var times = Collections.synchronizedList(new ArrayList<Long>());
        var chats = IntStream.range(0, CHATS)
                .mapToObj(n -> office.group("group " + n))
                .toList();
        for (var chat : chats) for (int n = 0; n < EACH; n++) office.say(chat, chat.id() + " m" + n);

        try (var notifiers = Executors.newFixedThreadPool(4)) {
            for (var end : notifiers.invokeAll(
                    chats.stream().map(chat -> sending(chat, times)).toList())) {
                assertThat(end.get()).isEqualTo(new Emptied());
            }
        }

        for (var chat : chats) assertThat(PostOffice.told(chat)).hasSize(EACH);
        assertThat(times).hasSize(CHATS * EACH);
        // Somebody who was held up just before the call may share a second with those behind him.
        assertThat(mostInASecond(times)).isLessThanOrEqualTo(PER_SECOND + Pace.BURST + 4);
        var least = Duration.ofSeconds(1).dividedBy(PER_SECOND).multipliedBy(CHATS * EACH - Pace.BURST - 4);
        assertThat(Duration.ofNanos(times.getLast() - times.getFirst())).isGreaterThan(least);
    }

    private Callable<Delivered> sending(ChatHandle chat, List<Long> times) {
        var notifier = office.delivering(
                office.database,
                real -> Interposed.before(real, "send", () -> times.add(System.nanoTime())),
                PER_SECOND);
        return () -> notifier.deliver(chat.id(), Deadline.in(Duration.ofHours(1)));
    }

    private static long mostInASecond(List<Long> times) {
        return times.stream()
                .mapToLong(start -> times.stream()
                        .filter(time -> time >= start && time - start < 1_000_000_000L)
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void whoComesToALongLineComesAgain() {
        office.say("a");
        office.database.update("UPDATE telegram_pace SET free_at = clock_timestamp() + interval '1 minute'");

        assertThat(office.deliver()).isEqualTo(new Paused(Duration.ofSeconds(1)));
        assertThat(office.calls()).isZero();

        office.database.update("UPDATE telegram_pace SET free_at = '-infinity'");
        assertThat(office.deliver()).isEqualTo(new Emptied());
        assertThat(office.told()).containsExactly("a");
    }
}
