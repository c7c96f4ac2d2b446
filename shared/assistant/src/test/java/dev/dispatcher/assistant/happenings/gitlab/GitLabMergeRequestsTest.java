package dev.dispatcher.assistant.happenings.gitlab;

import static dev.dispatcher.assistant.Sample.gitlab;
import static dev.dispatcher.assistant.happenings.gitlab.GitLabPipelinesTest.ANN;
import static dev.dispatcher.assistant.happenings.gitlab.GitLabPipelinesTest.SCENE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening.Assigned;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.Merged;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.happenings.Happening.Turn;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitLabMergeRequestsTest {

    private static final String BOB = "{\"id\": 22, \"name\": \"Bob Brown\", \"username\": \"bob\"}";
    private static final String CAROL = "{\"id\": 23, \"name\": \"Carol\", \"username\": \"carol\"}";
    private static final MergeRequest APPLES = new MergeRequest(
            12,
            "Sell apples",
            "https://gitlab.example.com/demo/shop/-/merge_requests/12",
            MergeRequest.State.OPEN,
            false,
            "apples",
            "main",
            "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e",
            ANN,
            List.of("fruit"),
            "mergeable",
            new Version(1, Instant.parse("2026-01-05T09:10:00Z")));

    private final Sample sample = gitlab("merge_request");
    private final Sample update = gitlab("merge_request").with("object_attributes.action", "update");

    @Test
    void tellsOfANewOneAndWhomItNames() {
        assertThat(sample.happenings())
                .containsExactly(
                        new MergeRequestChanged(SCENE, APPLES, Turn.OPENED, null),
                        new Mentioned(
                                SCENE,
                                APPLES.subject(),
                                "merge_request 12",
                                APPLES.url(),
                                "Apples, as @bob asked.",
                                List.of("bob")));
    }

    @ParameterizedTest
    @CsvSource({
        "reopen, REOPENED, false",
        "close, CLOSED, false",
        "approved, APPROVED, true",
        "approval, APPROVED, true",
        "unapproved, UNAPPROVED, true",
        "unapproval, UNAPPROVED, true"
    })
    void tellsEveryTurn(String action, Turn turn, boolean isPersonal) {
        assertThat(sample.with("object_attributes.action", action).happenings())
                .containsExactly(new MergeRequestChanged(SCENE, APPLES.by(null), turn, isPersonal ? ANN : null));
    }

    @Test
    void tellsThatItIsMerged() {
        sample.with("object_attributes.action", "merge").with("object_attributes.state", "merged");

        assertThat(sample.kinds()).containsExactly("Merged");
        assertThat(sample.happening(Merged.class).mergeRequest().state()).isEqualTo(MergeRequest.State.MERGED);
    }

    @Test
    void saysNothingWhereNothingWasDone() {
        assertThat(sample.without("object_attributes.action").happenings()).isEmpty();
        assertThat(sample.with("object_attributes.action", "teleported").happenings())
                .isEmpty();
    }

    @Test
    void asksWhoIsNewAndNobodyElse() {
        update.with("reviewers", "[" + BOB + "," + CAROL + "]")
                .with("changes.reviewers.previous", "[" + BOB + "]")
                .with("changes.reviewers.current", "[" + BOB + "," + CAROL + "]");

        assertThat(update.kinds()).containsExactly("MergeRequestChanged", "ReviewRequested");
        assertThat(update.happening(ReviewRequested.class).reviewers())
                .containsExactly(new Actor(23L, "carol", "Carol", false));
    }

    @Test
    void asksNobodyOnlyBecauseHeIsThere() {
        update.with("reviewers", "[" + BOB + "]")
                .with("assignees", "[" + CAROL + "]")
                .with("object_attributes.oldrev", "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d");

        assertThat(update.happenings())
                .containsExactly(new MergeRequestChanged(SCENE, APPLES.by(null), Turn.COMMITS, null));
    }

    @Test
    void knowsPeopleByNumberAndNotByName() {
        update.with("changes.reviewers.previous", "[{\"id\": 22, \"username\": \"bob\"}]")
                .with("changes.reviewers.current", "[{\"id\": 22, \"username\": \"robert\"}]");

        assertThat(update.kinds()).containsExactly("MergeRequestChanged");
    }

    @Test
    void asksAgainWhoIsAskedAgain() {
        update.with("changes.reviewers.previous", "[" + BOB + "]")
                .with("changes.reviewers.current", "[" + BOB.replace("}", ", \"re_requested\": true}") + "]");

        assertThat(update.happening(ReviewRequested.class).reviewers())
                .extracting(Actor::username)
                .containsExactly("bob");

        update.with("changes.reviewers.previous", "[" + BOB.replace("}", ", \"re_requested\": true}") + "]");
        assertThat(update.kinds()).containsExactly("MergeRequestChanged");
    }

    @Test
    void asksThoseANewOneBeginsWith() {
        sample.with("reviewers", "[" + BOB + "]").with("assignees", "[" + CAROL + "]");

        assertThat(sample.kinds()).containsExactly("MergeRequestChanged", "ReviewRequested", "Assigned", "Mentioned");
    }

    @Test
    void assignsWhoIsNew() {
        update.with("changes.assignees.previous", "[" + CAROL + "]")
                .with("changes.assignees.current", "[" + BOB + "," + CAROL + "]");

        assertThat(update.happening(Assigned.class).assignees())
                .extracting(Actor::username)
                .containsExactly("bob");
    }

    @Test
    void isNotAskedToReviewByBeingTakenAway() {
        update.with("changes.reviewers.previous", "[" + BOB + "]").with("changes.reviewers.current", "[]");

        assertThat(update.kinds()).containsExactly("MergeRequestChanged");
    }

    @Test
    void takesNobodysApprovalForThePushers() {
        sample.with("object_attributes.action", "unapproval")
                .with("object_attributes.system", "true")
                .with("object_attributes.system_action", "approvals_reset_on_push");

        assertThat(sample.happenings())
                .containsExactly(new MergeRequestChanged(SCENE, APPLES.by(null), Turn.APPROVALS_RESET, null));
    }

    @Test
    void tellsWhenADraftIsReadyAndWhenItIsOneAgain() {
        update.with("changes.draft", "{\"previous\": true, \"current\": false}");
        assertThat(update.happening(MergeRequestChanged.class).turn()).isEqualTo(Turn.READY);

        update.with("changes.draft", "{\"previous\": false, \"current\": true}");
        assertThat(update.happening(MergeRequestChanged.class).turn()).isEqualTo(Turn.DRAFTED);
    }

    @Test
    void namesOnlyWhomAnEditAdds() {
        update.with("changes.description.previous", "as @bob asked")
                .with("changes.description.current", "as @bob and @carol asked");

        assertThat(update.happening(Mentioned.class).names()).containsExactly("carol");
    }

    @Test
    void seesWhatKeepsItFromBeingMerged() {
        sample.with("object_attributes.blocking_discussions_resolved", "false");
        assertThat(sample.happening(MergeRequestChanged.class).mergeRequest().hurdle())
                .isEqualTo("discussions_not_resolved");
    }

    @Test
    void isADraftByEitherName() {
        sample.without("object_attributes.draft").with("object_attributes.work_in_progress", "true");
        assertThat(sample.happening(MergeRequestChanged.class).mergeRequest().isDraft())
                .isTrue();
    }
}
