package dev.dispatcher.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.PullQueue.Standing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What the older service got wrong about people, and does here no more.
class DefectsTest {

    private final Desk desk = Desk.open();

    /// As the older service and its bot did it.
    private static final class OldRule {

        private final Set<String> unsent = new LinkedHashSet<>();

        static String user(long chat) {
            return Long.toUnsignedString(chat);
        }

        /// Every five seconds, whether the tick before has ended or not.
        List<String> tick() {
            return List.copyOf(unsent);
        }

        void tell(List<String> fetched, Telegram telegram) {
            for (var news : fetched) {
                telegram.accepts(news);
                unsent.remove(news);
            }
        }
    }

    /// Takes everything but what it was told to refuse, and remembers it.
    private static final class Telegram {

        private final List<String> told = new ArrayList<>();
        private final Set<String> refused = new LinkedHashSet<>();

        boolean accepts(String news) {
            if (refused.remove(news)) return false;
            return told.add(news);
        }
    }

    @Test
    void a12AGroupKeepsItsNegativeId() {
        long group = -1001234567890L;
        assertThat(OldRule.user(group)).isNotEqualTo(String.valueOf(group));

        new Users(desk.database()).save(UserDetails.named(group, "Presales"));

        assertThat(new Users(desk.database()).find(group)).map(User::id).contains(group);
    }

    @Test
    void a15WhatTelegramRefusedIsToldAgain() {
        var old = new OldRule();
        var theirs = new Telegram();
        old.unsent.add("ready");
        theirs.refused.add("ready");
        old.tell(old.tick(), theirs);
        old.tell(old.tick(), theirs);
        assertThat(theirs.told).isEmpty();

        var ours = new Telegram();
        desk.write("ready");
        ours.refused.add("ready");
        poll(ours);
        poll(ours);

        assertThat(ours.told).containsExactly("ready");
    }

    @Test
    void a15TicksThatOverlapTellNothingTwice() {
        var old = new OldRule();
        var theirs = new Telegram();
        old.unsent.add("ready");
        var first = old.tick();
        var second = old.tick();
        old.tell(first, theirs);
        old.tell(second, theirs);
        assertThat(theirs.told).containsExactly("ready", "ready");

        var ours = new Telegram();
        desk.write("ready");
        var one = UUID.randomUUID();
        var fetched = desk.queue().next(one).orElseThrow();
        assertThat(poll(ours)).isFalse();
        ours.accepts(Desk.key(fetched));

        assertThat(desk.queue().settle(fetched.id(), one, Report.SENT))
                .contains(new Standing(fetched.id(), NewsState.SENT, 0));
        assertThat(poll(ours)).isFalse();
        assertThat(ours.told).containsExactly("ready");
    }

    /// Whether there was something to tell.
    private boolean poll(Telegram telegram) {
        var token = UUID.randomUUID();
        var item = desk.queue().next(token);
        item.ifPresent(news ->
                desk.queue().settle(news.id(), token, telegram.accepts(Desk.key(news)) ? Report.SENT : Report.FAILED));
        return item.isPresent();
    }
}
