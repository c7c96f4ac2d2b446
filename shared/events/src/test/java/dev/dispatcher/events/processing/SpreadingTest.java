package dev.dispatcher.events.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.events.EventStatus;
import dev.dispatcher.events.Machine;
import dev.dispatcher.platform.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpreadingTest {

    private final Machine machine = Machine.withoutQueues(Map.of());

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void everySpreaderHasItsChildrenStoredWithTheCompletion() {
        var parent = machine.accept("test.spread", "{}");

        machine.process(parent);
        assertThat(machine.status(parent)).isEqualTo(EventStatus.PROCESSED);
        assertThat(children(parent))
                .hasSameElementsAs(List.of(
                        Ids.child(parent, "chats", "a"),
                        Ids.child(parent, "chats", "b"),
                        Ids.child(parent, "stands", "a0"),
                        Ids.child(parent, "stands", "a1"),
                        Ids.child(parent, "stands", "a2")));
        assertThat(children(parent)).allSatisfy(child -> {
            assertThat(child.version()).isEqualTo(8);
            assertThat(machine.column("xmin", child)).isEqualTo(machine.column("xmin", parent));
            assertThat(machine.event(child).createdAt())
                    .isEqualTo(machine.event(parent).createdAt());
            assertThat(machine.column("wake_at IS NOT NULL", child)).isEqualTo("true");
        });
    }

    @Test
    void aParentThatIsTriedAgainRepeatsNothing() {
        var parent = machine.accept("test.spread", "{}");
        machine.process(parent);
        var children = children(parent);
        machine.process(children.toArray(UUID[]::new));
        machine.database.update("""
                UPDATE events SET status = 'queued', processed_at = NULL, wake_at = clock_timestamp() WHERE id = ?
                """, parent);

        machine.process(parent);
        assertThat(machine.status(parent)).isEqualTo(EventStatus.PROCESSED);
        assertThat(children(parent)).hasSameElementsAs(children);
        assertThat(children).allSatisfy(id -> assertThat(machine.status(id)).isEqualTo(EventStatus.PROCESSED));
        assertThat(machine.play().order()).hasSize(5);
    }

    @Test
    void oneChildThatCannotBeStoredKeepsTheOthersAwayToo() {
        var parent = machine.accept("test.spread", "{\"broken\":true}");

        machine.process(parent);
        assertThat(machine.status(parent)).isEqualTo(EventStatus.QUEUED);
        assertThat(machine.event(parent).error()).startsWith("its writes failed: ");
        assertThat(children(parent)).isEmpty();
    }

    private List<UUID> children(UUID parent) {
        return machine.database.list("SELECT id FROM events WHERE id <> ?", row -> row.uuid("id"), parent);
    }
}
