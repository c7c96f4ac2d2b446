package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// GitLab lists the newest twenty commits of a push, however many there were.
class DocumentsTest {

    private static final String BEFORE = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";
    private static final String AFTER = "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e";

    private final Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    private static Sample largePush() {
        return gitlab("push").with("total_commits_count", 25);
    }

    private void subscribed(EventKind kind) {
        newsroom.hooked(GITLAB).subscribe(GITLAB, GROUP, Set.of(kind), Filters.USUAL);
    }

    @Test
    void asksForTheFilesOfTheOtherCommits() {
        subscribed(EventKind.DOCS);
        newsroom.witnesses.compares(
                new Comparison(List.of("docs/old.md"), List.of("shop/fruit.py", "README.md"), List.of(), true));

        newsroom.hear(largePush().with("commits", "[]"));

        assertThat(newsroom.witnesses.asked()).containsExactly(BEFORE + "..." + AFTER);
        assertThat(newsroom.said()).containsExactly("""
                -100 silent: 📝 @ann changed documentation on main
                demo/shop
                + docs/old.md
                ~ README.md
                diff""");
    }

    @Test
    void saysThatThereIsMoreWhereNobodyCanTell() {
        subscribed(EventKind.DOCS);

        newsroom.hear(largePush());

        assertThat(newsroom.said())
                .singleElement()
                .asString()
                .endsWith("More was pushed than GitLab lists: look at the comparison");
    }

    @Test
    void comparesANewBranchWithTheMainOne() {
        subscribed(EventKind.DOCS);

        newsroom.hear(largePush().with("ref", "refs/heads/pears").with("before", "0".repeat(40)));
        newsroom.hear(largePush().with("before", "0".repeat(40)).with("project.default_branch", "null"));

        assertThat(newsroom.witnesses.asked()).containsExactly("main..." + AFTER);
    }

    @Test
    void asksNothingThatNobodyWantsToKnow() {
        subscribed(EventKind.PUSHES);
        newsroom.hear(largePush());
        subscribed(EventKind.DOCS);
        newsroom.hear(gitlab("push"), largePush().with("after", "0".repeat(40)));

        assertThat(newsroom.witnesses.asked()).isEmpty();
    }
}
