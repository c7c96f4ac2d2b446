package dev.dispatcher.assistant.happenings.github;

import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.happenings.github.GitHubHappeningsTest.ANN;
import static dev.dispatcher.assistant.happenings.github.GitHubHappeningsTest.BOB;
import static dev.dispatcher.assistant.happenings.github.GitHubHappeningsTest.SCENE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Comment;
import dev.dispatcher.assistant.happenings.Happening.Assigned;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.happenings.Happening.Turn;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.happenings.Version;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubPullRequestsTest {

    private static final String WEB = "https://github.com/demo/shop/pull/12";
    private static final MergeRequest APPLES = new MergeRequest(
            12,
            "Sell apples",
            WEB,
            MergeRequest.State.OPEN,
            false,
            "apples",
            "main",
            "5f1d0c27b9f94c0f8e5b0a6c3d2e1f4a7b8c9d0e",
            ANN,
            List.of("fruit"),
            "clean",
            new Version(1, Instant.parse("2026-01-05T09:10:00Z")));

    private final Sample sample = github("pull_request");
    private final Sample review = github("pull_request_review");

    @Test
    void tellsOfANewOneAndWhomItNames() {
        assertThat(sample.happenings())
                .containsExactly(
                        new MergeRequestChanged(SCENE, APPLES, Turn.OPENED, null),
                        new Mentioned(
                                SCENE,
                                APPLES.subject(),
                                "merge_request 12",
                                WEB,
                                "Apples, as @bob-b asked.",
                                List.of("bob-b")));
    }

    @ParameterizedTest
    @CsvSource({
        "reopened, REOPENED",
        "closed, CLOSED",
        "ready_for_review, READY",
        "converted_to_draft, DRAFTED",
        "synchronize, COMMITS",
        "edited, EDITED",
        "review_request_removed, EDITED",
        "unassigned, EDITED",
        "labeled, EDITED"
    })
    void tellsEveryTurn(String action, Turn turn) {
        assertThat(sample.with("action", action).happenings())
                .containsExactly(new MergeRequestChanged(SCENE, APPLES, turn, null));
    }

    @Test
    void tellsOneThatIsMergedFromOneThatIsOnlyClosed() {
        sample.with("action", "closed").with("pull_request.merged", "true");
        assertThat(sample.kinds()).containsExactly("Merged");
        assertThat(sample.with("action", "locked").happenings()).isEmpty();
        assertThat(sample.without("action").happenings()).isEmpty();
    }

    @Test
    void asksAPersonOrATeam() {
        sample.with("action", "review_requested").with("requested_reviewer", "{\"login\": \"bob-b\", \"id\": 32}");
        assertThat(sample.happening(ReviewRequested.class).reviewers()).containsExactly(BOB);

        sample.without("requested_reviewer").with("requested_team", "{\"name\": \"Fruit\", \"slug\": \"fruit\"}");
        assertThat(sample.happening(ReviewRequested.class).reviewers()).isEmpty();
        assertThat(sample.happening(ReviewRequested.class).teams()).containsExactly("fruit");

        assertThat(sample.without("requested_team").kinds()).containsExactly("MergeRequestChanged");
    }

    @Test
    void assigns() {
        sample.with("action", "assigned").with("assignee", "{\"login\": \"bob-b\", \"id\": 32}");
        assertThat(sample.happening(Assigned.class).assignees()).containsExactly(BOB);
    }

    @Test
    void namesOnlyWhomAnEditAdds() {
        sample.with("action", "edited").with("changes.body.from", "as @bob-b asked");
        assertThat(sample.kinds()).containsExactly("MergeRequestChanged");

        sample.with("pull_request.body", "as @bob-b and @carol asked");
        assertThat(sample.happening(Mentioned.class).names()).containsExactly("carol");
    }

    @Test
    void tellsWhatAReviewerDecidesAndWrites() {
        assertThat(review.happenings())
                .contains(new MergeRequestChanged(SCENE.by(BOB), APPLES, Turn.APPROVED, BOB))
                .hasSize(3);
        assertThat(review.happening(Commented.class).comment().text()).isEqualTo("Well done, @ann.");
        assertThat(review.happening(Mentioned.class).anchor()).isEqualTo("review 440");
        assertThat(review.with("review.state", "changes_requested")
                        .happening(MergeRequestChanged.class)
                        .turn())
                .isEqualTo(Turn.CHANGES_REQUESTED);
    }

    @Test
    void hearsNothingInAnEmptyReview() {
        assertThat(review.with("review.state", "commented")
                        .with("review.body", "null")
                        .happenings())
                .isEmpty();
    }

    @Test
    void takesBackTheWordOfWhoGaveIt() {
        review.with("action", "dismissed").with("review.state", "dismissed").with("sender.login", "ann");
        assertThat(review.happenings()).hasSize(1);
        assertThat(review.happening(MergeRequestChanged.class).who()).isEqualTo(BOB);
        assertThat(review.happening(MergeRequestChanged.class).turn()).isEqualTo(Turn.UNAPPROVED);
    }

    @Test
    void tellsOfACommentOnCode() {
        var comment = github("pull_request_review_comment");
        assertThat(comment.happenings())
                .containsExactly(new Commented(
                        SCENE.by(BOB),
                        APPLES.subject(),
                        new Comment(
                                "code comment 441",
                                WEB + "#discussion_r441",
                                "Pears too?",
                                false,
                                "shop/fruit.py:14")));
        assertThat(comment.with("action", "edited")
                        .happening(Commented.class)
                        .comment()
                        .isEdited())
                .isTrue();
        assertThat(comment.with("action", "deleted").happenings()).isEmpty();
    }

    @Test
    void tellsAPullRequestFromAnIssue() {
        var comment = github("issue_comment");
        assertThat(comment.happening(Commented.class).subject())
                .isEqualTo(Subject.of(Subject.Kind.MERGE_REQUEST, "12", "Sell apples", WEB));
        assertThat(comment.happening(Mentioned.class).names()).containsExactly("ann");
        assertThat(comment.without("issue.pull_request")
                        .happening(Commented.class)
                        .subject()
                        .kind())
                .isEqualTo(Subject.Kind.ISSUE);
        assertThat(comment.with("action", "deleted").happenings()).isEmpty();
    }

    @Test
    void knowsABot() {
        var bot = sample.with("sender", "{\"login\": \"dependabot[bot]\", \"id\": 49, \"type\": \"Bot\"}")
                .happening(MergeRequestChanged.class)
                .scene()
                .actor();
        assertThat(bot)
                .isEqualTo(
                        new dev.dispatcher.assistant.happenings.Actor(49L, "dependabot[bot]", "dependabot[bot]", true));
    }
}
