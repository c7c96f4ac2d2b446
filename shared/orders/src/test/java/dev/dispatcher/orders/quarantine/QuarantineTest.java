package dev.dispatcher.orders.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.database.Cleanup;
import dev.dispatcher.orders.Outcome.Accepted;
import dev.dispatcher.orders.Outcome.Conflict;
import dev.dispatcher.orders.Outcome.Duplicate;
import dev.dispatcher.orders.Shop;
import dev.dispatcher.orders.quarantine.Quarantine.Discarded;
import dev.dispatcher.orders.quarantine.Quarantine.Replayed;
import dev.dispatcher.orders.quarantine.Quarantine.Settled;
import dev.dispatcher.orders.quarantine.Quarantine.Unknown;
import dev.dispatcher.orders.quarantine.Quarantined.Status;
import dev.dispatcher.orders.quarantine.Refusal.Kind;
import dev.dispatcher.platform.json.Finding;
import dev.dispatcher.platform.lambda.Deadline;
import dev.dispatcher.testing.orders.SampleOrder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuarantineTest {

    private static final String OTHER = SampleOrder.of(SampleOrder.UID, "he");

    private final Shop shop = new Shop();
    private final Quarantine quarantine = shop.quarantine();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void listsWhatWaitsWithReasonsAndText() {
        take(SampleOrder.text());
        take("{}");
        take("<xml/>");
        var id = take(OTHER);

        var page = quarantine.page(Status.NEW, null, 1, 2);

        assertThat(page.total()).isEqualTo(3);
        assertThat(page.waiting()).isEqualTo(Map.of(Kind.CONFLICT, 1L, Kind.INVALID, 1L, Kind.UNPARSEABLE, 1L));
        assertThat(page.messages()).extracting(Quarantined::kind).containsExactly(Kind.CONFLICT, Kind.UNPARSEABLE);
        assertThat(page.messages().getFirst().id()).isEqualTo(id);
        assertThat(page.messages().getFirst().raw()).isEqualTo(OTHER);
        assertThat(page.messages().getFirst().problems())
                .extracting(Finding::pointer)
                .containsExactly("/order_uid");
        assertThat(quarantine.page(null, Kind.INVALID, 1, 20).messages()).hasSize(1);
        assertThat(quarantine.page(Status.DISCARDED, null, 1, 20).total()).isZero();
    }

    @Test
    void cutsLongTextsInListsAlone() {
        var id = take("x".repeat(10_000));

        var listed = quarantine.page(null, null, 1, 20).messages().getFirst();
        assertThat(listed.raw()).hasSize(4096);
        assertThat(listed.rawBytes()).isEqualTo(10_000);
        assertThat(find(id).raw()).hasSize(10_000);
    }

    @Test
    void showsAHundredReasonsInListsAndEveryOneOfAMessage() {
        var id = take(SampleOrder.with(order -> {
            var items = order.putArray("items");
            for (int i = 0; i < 1_000; i++) items.addObject();
        }));

        assertThat(find(id).problems()).hasSize(8_000);
        assertThat(quarantine.page(null, null, 1, 20).messages().getFirst().problems())
                .isEqualTo(find(id).problems().subList(0, 100));
    }

    @Test
    void acceptsAMessageOnceItsCauseIsGone() {
        take(SampleOrder.text());
        var id = take(OTHER);

        assertThat(quarantine.replay(id, "ada")).isEqualTo(new Replayed(new Conflict(SampleOrder.UID)));
        assertThat(find(id).status()).isEqualTo(Status.NEW);
        assertThat(find(id).replays()).isEqualTo(1);

        shop.asOwner("DELETE FROM order_items");
        shop.asOwner("DELETE FROM orders");
        assertThat(outcome(quarantine.replay(id, "ada"))).isInstanceOf(Accepted.class);
        assertThat(find(id).status()).isEqualTo(Status.REPLAYED);
        assertThat(find(id).outcome()).isEqualTo("accepted");
        assertThat(find(id).settledBy()).isEqualTo("ada");
        assertThat(shop.column("SELECT body::jsonb ->> 'locale' AS c FROM orders"))
                .containsExactly("he");
    }

    @Test
    void acceptsWhatAnOlderVersionRefused() {
        var id = take("{}");
        shop.database.update("UPDATE order_quarantine SET raw = ?", SampleOrder.text());

        assertThat(outcome(quarantine.replay(id, "ada"))).isInstanceOf(Accepted.class);
    }

    @Test
    void replaysTwiceWithoutHarm() {
        take(SampleOrder.text());
        var id = take(OTHER);
        shop.database.update("UPDATE order_quarantine SET raw = ?", SampleOrder.of("mended"));
        quarantine.replay(id, "ada");

        assertThat(quarantine.replay(id, "bob")).isEqualTo(new Settled(find(id)));
        assertThat(find(id).settledBy()).isEqualTo("ada");
        assertThat(find(id).orderUid()).isEqualTo("mended");
        assertThat(shop.count("orders")).isEqualTo(2);
        assertThat(shop.count("events")).isEqualTo(2);
    }

    @Test
    void replaysOnceWhoeverAsksAtTheSameTime() throws InterruptedException, ExecutionException {
        var id = take("{}");
        shop.database.update("UPDATE order_quarantine SET raw = ?", SampleOrder.text());
        Callable<Quarantine.Settling> replay = () -> quarantine.replay(id, "ada");

        try (var threads = Executors.newFixedThreadPool(8)) {
            int accepted = 0;
            for (var answer :
                    threads.invokeAll(List.of(replay, replay, replay, replay, replay, replay, replay, replay))) {
                if (answer.get() instanceof Replayed) accepted++;
            }
            assertThat(accepted).isEqualTo(1);
        }
        assertThat(shop.count("orders")).isEqualTo(1);
    }

    @Test
    void tellsThatAReplayedMessageWasADuplicate() {
        var id = take("{}");
        take(SampleOrder.text());
        shop.database.update("UPDATE order_quarantine SET raw = ?", SampleOrder.text());

        assertThat(outcome(quarantine.replay(id, "ada"))).isInstanceOf(Duplicate.class);
        assertThat(find(id).outcome()).isEqualTo("duplicate");
        assertThat(find(id).orderUid()).isEqualTo(SampleOrder.UID);
    }

    @Test
    void writesDownWhoGaveAMessageUpAndWhy() {
        var id = take("<xml/>");

        assertThat(quarantine.discard(id, "ada", "a test of the partner's")).isEqualTo(new Discarded());
        assertThat(quarantine.discard(id, "bob", "again")).isEqualTo(new Discarded());
        assertThat(find(id).settledBy()).isEqualTo("ada");
        assertThat(find(id).settledWhy()).isEqualTo("a test of the partner's");
        assertThat(find(id).settledAt()).isNotNull();
        assertThat(find(id).raw()).isEqualTo("<xml/>");
        assertThat(quarantine.replay(id, "bob")).isEqualTo(new Settled(find(id)));
        assertThat(quarantine.page(null, null, 1, 20).waiting()).isEmpty();
    }

    @Test
    void knowsNothingOfOtherIds() {
        assertThat(quarantine.replay(UUID.randomUUID(), "ada")).isEqualTo(new Unknown());
        assertThat(quarantine.discard(UUID.randomUUID(), "ada", "why")).isEqualTo(new Unknown());
        assertThat(quarantine.find(UUID.randomUUID())).isEmpty();
    }

    @Test
    void forgetsSettledMessagesAfterNinetyDaysAndWaitingOnesNever() {
        var waiting = take("1");
        var discarded = take("2");
        quarantine.discard(discarded, "ada", "why");
        shop.database.update("UPDATE order_quarantine SET received_at = '2020-01-01'");
        var settledAt = find(discarded).settledAt();
        assertThat(settledAt).isNotNull();
        shop.clock.advance(
                Duration.between(shop.clock.instant(), settledAt).plusDays(90).minusSeconds(1));
        var cleanup = shop.context.getBean(Cleanup.class);

        cleanup.run(Deadline.in(Duration.ofMinutes(1)));
        assertThat(quarantine.find(discarded)).isPresent();

        shop.clock.advance(Duration.ofSeconds(2));
        cleanup.run(Deadline.in(Duration.ofMinutes(1)));
        assertThat(quarantine.find(discarded)).isEmpty();
        assertThat(quarantine.find(waiting)).isPresent();
    }

    /// The id of what went to quarantine last.
    private UUID take(String body) {
        shop.queue().take(List.of(Shop.message(body)), Deadline.in(Duration.ofSeconds(60)));
        var newest = quarantine.page(null, null, 1, 1).messages();
        return newest.isEmpty() ? UUID.randomUUID() : newest.getFirst().id();
    }

    private Quarantined find(UUID id) {
        return quarantine.find(id).orElseThrow();
    }

    private static Object outcome(Quarantine.Settling settling) {
        assertThat(settling).isInstanceOf(Replayed.class);
        return ((Replayed) settling).outcome();
    }
}
