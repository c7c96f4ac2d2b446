package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.GROUP;
import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.Moment;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTellingTest {

    private static final Filters EVERYTHING = Filters.USUAL.moments(EnumSet.allOf(Moment.class));

    private final Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void isOneCardThatChangesAndAnAudibleFailure() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, EVERYTHING);

        newsroom.hear(pipeline(4711, "pending", "09:24:41"));
        newsroom.telegram.deliver();
        newsroom.hear(pipeline(4711, "running", "09:24:48"));
        newsroom.telegram.deliver();
        newsroom.hear(gitlab("pipeline"));

        assertThat(newsroom.said()).containsExactly("""
                        -100 silent: ❌ Pipeline #42 failed
                        demo/shop · main · 5f1d0c27
                        Sell apples — @ann
                        ✅ build  ❌ test  ⏭ deploy
                        • unit (test)
                        ⏱ 5 min 12 s""", """
                        -100 loud ↩1: ❌ Pipeline #42 failed on main
                        demo/shop — @ann
                        • unit (test)""");
        assertThat(newsroom.telegram.edits()).isEqualTo(2);
    }

    @Test
    void namesInAGroupWhomTelegramKnows() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
        newsroom.subscribeAll(GITLAB, Newsroom.BOB, Filters.USUAL);

        newsroom.hear(gitlab("pipeline"));
        newsroom.hear(gitlab("pipeline")
                .with("object_attributes.id", 4712)
                .with("user.id", 99)
                .with("user.username", "stranger"));

        var named = newsroom.telegram.html().stream().filter(html -> html.contains("tg://"));
        assertThat(named)
                .singleElement(STRING)
                .contains("#42</a> failed on", "<a href=\"tg://user?id=%d\">@ann</a>".formatted(Newsroom.ANN));
    }

    @Test
    void saysAloudThatARetryHelped() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("pipeline"));
        newsroom.hear(pipeline(4711, "running", "09:41:00"));
        newsroom.hear(pipeline(4711, "success", "09:45:00"));
        newsroom.hear(pipeline(4711, "success", "09:46:00"));

        assertThat(newsroom.said()).hasSize(3);
        assertThat(newsroom.said().getFirst()).startsWith("-100 silent: ✅ Pipeline #42 passed");
        assertThat(newsroom.said().getLast())
                .isEqualTo("-100 loud ↩1: ✅ main is fixed: Pipeline #42 passed\ndemo/shop");
    }

    @Test
    void answersTheBrokenPipelineWhenTheNextOneMendsIt() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("pipeline"));
        newsroom.hear(pipeline(4712, "running", "10:00:00"));
        newsroom.hear(pipeline(4712, "success", "10:05:00"));
        newsroom.hear(pipeline(4713, "success", "10:15:00"));

        assertThat(newsroom.said()).hasSize(3);
        assertThat(newsroom.said().getLast()).startsWith("-100 loud ↩1: ✅ main is fixed");
    }

    @Test
    void callsNothingFixedThatWasBrokenElsewhere() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("pipeline"));
        newsroom.hear(pipeline(4712, "success", "10:05:00").with("object_attributes.ref", "apples"));
        newsroom.hear(pipeline(4713, "success", "10:05:00").with("object_attributes.name", "nightly"));

        assertThat(newsroom.said()).hasSize(2);
    }

    @Test
    void failsAloudAgainAfterARetry() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);

        newsroom.hear(gitlab("pipeline"));
        newsroom.hear(pipeline(4711, "running", "09:41:00"));
        newsroom.hear(pipeline(4711, "failed", "09:45:00"));

        assertThat(newsroom.said()).hasSize(3);
        assertThat(newsroom.telegram.loud()).isEqualTo(2);
    }

    @Test
    void namesFiveJobsAndHowManyMore() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
        var jobs = new StringBuilder("[");
        for (int i = 1; i <= 8; i++) {
            jobs.append(i == 1 ? "" : ",")
                    .append("{\"id\": %d, \"name\": \"job <%d>\", \"stage\": \"t\", \"status\": \"failed\"}"
                            .formatted(i, i));
        }
        newsroom.hear(gitlab("pipeline").with("builds", jobs.append("]").toString()));

        assertThat(newsroom.said().getLast())
                .contains("• job <5> (t)\nand 3 more")
                .doesNotContain("job <6>");
        assertThat(newsroom.telegram.html().getLast())
                .contains("<a href=\"https://gitlab.example.com/demo/shop/-/jobs/1\">job &lt;1&gt;</a>");
    }

    @Test
    void namesTheJobsOfARunThatAreReportedApart() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL);

        newsroom.hear(github("workflow_job"), github("workflow_run"), github("workflow_job"));

        assertThat(newsroom.said()).hasSize(2);
        assertThat(newsroom.said().getLast())
                .isEqualTo("-100 loud ↩1: ❌ CI #17 failed on main\ndemo/shop — @bob-b\n• unit (Run tests)");

        newsroom.hear(github("workflow_job").with("workflow_job.id", 9901).with("workflow_job.name", "late"));
        assertThat(newsroom.said().getFirst()).contains("• unit (Run tests)\n• late (Run tests)");
        assertThat(newsroom.said()).hasSize(2);
    }

    @Test
    void forgetsTheJobsOfAnEarlierAttempt() {
        newsroom.hooked(GITHUB).subscribeAll(GITHUB, GROUP, Filters.USUAL);

        newsroom.hear(github("workflow_job"), github("workflow_run"));
        newsroom.hear(github("workflow_run").with("workflow_run.run_attempt", 2));

        assertThat(newsroom.said()).hasSize(3);
        assertThat(newsroom.said().getLast()).isEqualTo("-100 loud ↩1: ❌ CI #17 failed on main\ndemo/shop — @bob-b");
    }

    @Test
    void offersWhatCanBeDone() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, EVERYTHING);

        newsroom.hear(pipeline(4711, "running", "09:24:48"));
        assertThat(buttons()).containsExactly("■ Stop", "🔕 Mute", "Open");

        newsroom.hear(gitlab("pipeline"));
        assertThat(buttons()).containsExactly("↻ Retry", "🔕 Mute", "Open");

        newsroom.hear(pipeline(4711, "success", "09:50:00"));
        assertThat(buttons()).containsExactly("🔕 Mute", "Open");
    }

    @Test
    void offersTheJobsThatWaitForSomebodyUnlessItWasStopped() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, EVERYTHING);
        var jobs = new StringBuilder("[");
        for (int i = 1; i <= 6; i++) {
            jobs.append(i == 1 ? "" : ",")
                    .append("{\"id\": %d, \"name\": \"to %s\", \"stage\": \"s%d\", \"status\": \"manual\"}"
                            .formatted(i, i == 1 ? "🍎".repeat(50) : i, i));
        }
        var waiting = jobs.append("]").toString();

        newsroom.hear(pipeline(4711, "manual", "09:24:48").with("builds", waiting));
        assertThat(buttons())
                .hasSize(8)
                .contains("▶ to 2", "▶ to 5")
                .element(1)
                .asString()
                .startsWith("▶ to 🍎")
                .endsWith("🍎…");

        newsroom.hear(pipeline(4711, "canceled", "09:25:48").with("builds", waiting));
        assertThat(buttons()).containsExactly("↻ Retry", "🔕 Mute", "Open");
    }

    private List<String> buttons() {
        return newsroom.database.list(
                "SELECT b ->> 'text' AS text FROM cards, jsonb_array_elements(keyboard) r, jsonb_array_elements(r) b",
                row -> row.text("text"));
    }

    @Test
    void isQuietAboutWhatIsMuted() {
        newsroom.hooked(GITLAB);
        var subscription = newsroom.subscribeAll(GITLAB, GROUP, EVERYTHING);
        newsroom.hear(pipeline(4711, "running", "09:24:48"));
        newsroom.subscriptions.mute(subscription.id(), newsroom.clock.instant().plusSeconds(60));

        newsroom.hear(gitlab("pipeline"), pipeline(4712, "failed", "09:50:00"));

        assertThat(newsroom.said()).hasSize(1);
        assertThat(newsroom.said().getFirst()).contains("❌");
    }

    @Test
    void speaksRussianWhereRussianIsSpoken() {
        newsroom.hooked(GITLAB).subscribeAll(GITLAB, GROUP, Filters.USUAL);
        newsroom.database.update("UPDATE chats SET language = NULL");

        newsroom.hear(gitlab("pipeline"));

        assertThat(newsroom.said().getLast()).startsWith("-100 loud ↩1: ❌ Пайплайн #42 упал на main");
    }

    /// A moment of a pipeline in which nothing but this is told.
    static Sample pipeline(long id, String status, String time) {
        return gitlab("pipeline")
                .with("object_attributes.id", id)
                .with("object_attributes.status", status)
                .with("object_attributes.duration", "null")
                .with("object_attributes.finished_at", "2026-01-05 " + time + " UTC")
                .with(
                        "builds",
                        status.equals("failed") ? "[{\"id\": 1, \"name\": \"unit\", \"status\": \"failed\"}]" : "[]");
    }
}
