package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.database.SqlFailure;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NewsDeskTest {

    private final Desk desk = Desk.open();

    @Test
    void writesTheSameNewsOnce() {
        assertThat(desk.write("ready of run 7")).isTrue();
        assertThat(desk.write("ready of run 7")).isFalse();

        assertThat(desk.states()).containsExactly("ready of run 7 waiting 0");
    }

    @Test
    void tellsWhatItWasGiven() {
        desk.news()
                .write(new NewNews(
                        "k", Desk.READER, "stand.step", Platform.GITLAB, "терраформ 😀", Map.of("order", 1)));

        var item = desk.queue().next(UUID.randomUUID()).orElseThrow();
        assertThat(item)
                .isEqualTo(new NewsItem(
                        desk.id("k"),
                        Desk.READER,
                        "stand.step",
                        Platform.GITLAB,
                        "терраформ 😀",
                        "{\"order\": 1}",
                        0,
                        item.createdAt(),
                        item.updatedAt()));
        assertThat(item.id().version()).isEqualTo(7);
    }

    @Test
    void saysNothingOfWhatWasUndone() {
        assertThatThrownBy(() -> desk.database().inTransaction(() -> {
                    desk.write("undone");
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(desk.states()).isEmpty();
    }

    @Test
    void decidesTheChannelWhenItWrites() {
        desk.write("before");
        desk.database().update("INSERT INTO chats (id, kind) VALUES (?, 'private')", Desk.READER);
        desk.write("linked");
        desk.database().update("UPDATE chats SET disabled_reason = 'the bot was blocked'");
        desk.write("after");

        assertThat(desk.database()
                        .list(
                                "SELECT key || ' ' || channel || ' ' || (wake_at IS NOT NULL) AS row FROM news ORDER BY id",
                                row -> row.text("row")))
                .containsExactly("before pull false", "linked telegram true", "after pull false");
    }

    @Test
    void takesWhateverALogLineHolds() {
        var text = "a\0b" + "x".repeat(NewNews.TEXT_MAX) + "😀";
        desk.news().write(new NewNews("k", Desk.READER, "k", Platform.GITLAB, text, Map.of("job", "a\0b")));
        var pairs = "😀".repeat(NewNews.TEXT_MAX);
        desk.news().write(new NewNews("l", Desk.READER, "k", Platform.GITLAB, "x" + pairs, Map.of()));

        var told = desk.queue().waiting(2);
        assertThat(told.getFirst().text()).startsWith("a\uFFFDb").endsWith("x…").hasSize(NewNews.TEXT_MAX);
        assertThat(told.getFirst().metadata()).isEqualTo("{\"job\": \"a\uFFFDb\"}");
        assertThat(told.getLast().text()).endsWith("😀…");
    }

    @Test
    void refusesNewsThatSayNothing() {
        assertThatThrownBy(() -> new NewNews("k", 1, "k", Platform.GITLAB, " ", Map.of()))
                .hasMessage("news that says nothing: k");
        assertThatThrownBy(() -> new NewNews("k", 1, "", Platform.GITLAB, "x", Map.of()))
                .hasMessage("news of no kind: k");
        assertThatThrownBy(() -> new NewNews("", 1, "k", Platform.GITLAB, "x", Map.of()))
                .hasMessage("news without a key");
    }

    @Test
    void knowsWhomItWritesTo() {
        assertThatThrownBy(() -> desk.news().write(new NewNews("k", 999, "k", Platform.DISPATCHER, "x", Map.of())))
                .isInstanceOf(SqlFailure.Broken.class);
    }
}
