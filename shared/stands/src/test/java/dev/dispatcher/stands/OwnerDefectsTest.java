package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.NewsItem;
import dev.dispatcher.people.PullQueue;
import dev.dispatcher.people.Report;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The defects of the older service towards those who own stands: on the same input its rule is wrong and ours is
/// right.
class OwnerDefectsTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a11LetsANameBeUsedAgain() {
        site.stand("alpha");
        site.until("alpha", "ready");
        site.commands.delete("alpha");
        site.until("alpha", "gone");

        var everUsed = site.database.list("SELECT name FROM stands", row -> row.text("name"));
        assertThat(OldRule.isFree("alpha", everUsed)).isFalse();
        site.stand("alpha");
        site.until("alpha", "ready");
    }

    @Test
    void a12KnowsGroupsByTheirNegativeIds() {
        long group = -1001234567890L;
        new Users(site.database).save(UserDetails.named(group, "Presales"));
        site.with(site.product("webshop"));
        site.launch.launch(new NewStand("alpha", List.of("webshop"), group, null));

        assertThat(OldRule.owner(group)).isNotEqualTo(String.valueOf(group));
        assertThat(site.look("alpha").listed().stand().owner()).isEqualTo(group);
        assertThat(new PullQueue(site.database).waiting(10))
                .extracting(NewsItem::userId)
                .containsExactly(group);
    }

    @Test
    void a14CanDoMoreThanListAndCreate() {
        site.project.pipelineScript(Scripts.quick());
        var done = new HashMap<String, StandCommands.Result>();
        site.stand("alpha");
        done.put("cancel", site.commands.cancel("alpha"));
        site.until("alpha", "failed");
        done.put("retry", site.commands.retry("alpha"));
        site.until("alpha", "ready");
        done.put("extend", site.commands.extend("alpha", Duration.ofHours(1)));
        done.put("stop", site.commands.stop("alpha"));
        site.until("alpha", "stopped");
        done.put("start", site.commands.start("alpha"));
        site.until("alpha", "ready");
        done.put("delete", site.commands.delete("alpha"));
        site.until("alpha", "gone");

        assertThat(OldRule.commands(done.keySet())).isEmpty();
        assertThat(done).hasSize(6).allSatisfy((_, result) -> assertThat(result).isEqualTo(new StandCommands.Taken()));
    }

    @Test
    void a15TellsAgainWhatWasNotTakenAndNothingToTwo() {
        site.stand("alpha");
        site.until("alpha", "ready");
        var queue = new PullQueue(site.database);
        var waiting = queue.waiting(10).stream().map(NewsItem::id).toList();
        var one = UUID.randomUUID();
        var other = UUID.randomUUID();

        assertThat(OldRule.given(waiting)).isEqualTo(OldRule.given(waiting));
        assertThat(queue.next(one).orElseThrow().id()).isEqualTo(waiting.getFirst());
        assertThat(queue.next(other).orElseThrow().id()).isEqualTo(waiting.get(1));
        queue.settle(waiting.getFirst(), one, Report.FAILED);
        assertThat(OldRule.isToldAgainAfter(Report.FAILED)).isFalse();
        assertThat(queue.next(one).orElseThrow().id()).isEqualTo(waiting.getFirst());
    }
}
