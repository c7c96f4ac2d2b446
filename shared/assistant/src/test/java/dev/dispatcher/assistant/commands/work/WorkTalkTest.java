package dev.dispatcher.assistant.commands.work;

import static dev.dispatcher.assistant.commands.Dialogue.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.commands.Dialogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkTalkTest {

    private final Dialogue talk = new Dialogue();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void runsAPipelineOfAProjectByButtonsAndStopsIt() {
        talk.links(BOB).says(BOB, "/projects");
        talk.presses(BOB, "demo/stands");
        var run = talk.presses(BOB, "▶️ Run");
        assertThat(run.text()).contains("Branch: ");
        talk.presses(BOB, run.buttons().getFirst().getFirst());
        var question = talk.bob.fromBot().getLast();
        assertThat(question.buttons()).as(question.text()).isNotEmpty(); // the branch is protected
        talk.presses(BOB, question.buttons().getFirst().getFirst());
        assertThat(talk.project.pipelines()).as(talk.bob.fromBot().toString()).hasSize(1);

        var list = talk.says(BOB, "/pipelines");
        assertThat(talk.presses(BOB, "demo/stands").text())
                .contains("the latest pipelines")
                .contains("#");
        assertThat(list.buttons().toString()).contains("demo/stands");
    }

    @Test
    void showsWhatWaitsForMeAndLetsMeApprove() {
        talk.links(BOB);
        assertThat(talk.says(BOB, "/todo").text()).isEqualTo("Nothing waits for you. 🎉");

        long number = talk.project.reviews().open("ada", "replicas", "Raise <the> count");
        talk.project.reviews().request(number, "bob", "ada");

        assertThat(talk.says(BOB, "/todo").text()).contains("Raise <the> count");
        talk.says(BOB, "/mrs");
        assertThat(talk.presses(BOB, "👀 " + number + " Raise <the> count").text())
                .contains("State: open");
        talk.presses(BOB, "👍 Approve");
        assertThat(talk.project.reviews().approvers(number)).contains("bob");
    }

    @Test
    void showsMyOwnRequestsAsWellWhichOthersApprove() {
        talk.links(BOB);
        long own = talk.project.reviews().open("bob", "banner", "A new banner");
        long both = talk.project.reviews().open("bob", "footer", "A new footer");
        talk.project.reviews().request(both, "bob", "ada");
        talk.project.reviews().open("ada", "header", "Somebody else's");

        assertThat(talk.says(BOB, "/mrs").buttons())
                .containsExactlyInAnyOrder(
                        List.of("👀 " + both + " A new footer"),
                        List.of("✍️ " + own + " A new banner"),
                        List.of("🔄 Refresh"));
        assertThat(talk.presses(BOB, "✍️ " + own + " A new banner").buttons())
                .containsExactly(List.of("✓ Merge", "✕ Decline"), List.of("« Back"));
        assertThat(talk.presses(BOB, "« Back").text()).startsWith("Merge requests");
    }

    @Test
    void cutsNoCharacterOfATitleInTwo() {
        talk.links(BOB);
        for (var title : List.of("Fruit ".repeat(7) + "🍎🍐🍋🍏", "Fruit ".repeat(7) + "!🍎🍐🍋🍏")) {
            talk.project.reviews().open("bob", "banner", title);
        }

        var labels = talk.says(BOB, "/mrs").buttons().toString();
        assertThat(labels).contains("🍎", "…").doesNotContain("?", "\uFFFD");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(labels)).isTrue();
    }

    @Test
    void saysThatAForgeDoesNotAnswerRatherThanThatNothingWaits() {
        talk.links(BOB);
        assertThat(talk.says(BOB, "/mrs").text()).startsWith("No merge requests are open");

        talk.gitlab.faults().on("GET", "**/merge_requests").times(100).answers(503);

        assertThat(talk.presses(BOB, "🔄 Refresh").text()).isEqualTo("GitLab does not answer. Try again later.");
        assertThat(talk.says(BOB, "/todo").text()).isEqualTo("GitLab does not answer. Try again later.");
    }

    @Test
    void runsABranchWithVariables() {
        talk.links(BOB).says(BOB, "/run");
        talk.presses(BOB, "demo/stands");
        talk.presses(BOB, "🌿 Another branch, variables");
        assertThat(talk.says(BOB, "master DEPLOY_TO").text()).contains("main DEPLOY_TO=qa");
        var run = talk.says(BOB, "master DEPLOY_TO=qa NOTE=a=b&c");
        assertThat(run.text()).contains("Branch: master DEPLOY_TO=qa NOTE=a=b&c");

        talk.presses(BOB, run.buttons().getFirst().getFirst());
        var question = talk.bob.fromBot().getLast();
        assertThat(question.text()).contains("DEPLOY_TO=qa NOTE=a=b&c");
        talk.presses(BOB, question.buttons().getFirst().getFirst());

        assertThat(talk.project.pipelines().getFirst().variables())
                .containsEntry("DEPLOY_TO", "qa")
                .containsEntry("NOTE", "a=b&c");
    }

    @Test
    void runsWithVariablesAsLongAsSomebodyCanReadThem() {
        talk.links(BOB).says(BOB, "/run");
        talk.presses(BOB, "demo/stands");
        talk.presses(BOB, "🌿 Another branch, variables");
        assertThat(talk.says(BOB, "master NOTE=" + noise(996)).text()).contains("1000 characters together at most");

        var note = noise(995);
        var run = talk.says(BOB, "master NOTE=" + note);
        talk.presses(BOB, run.buttons().getFirst().getFirst());
        talk.presses(BOB, talk.bob.fromBot().getLast().buttons().getFirst().getFirst());

        assertThat(talk.project.pipelines().getFirst().variables()).containsEntry("NOTE", note);
    }

    /// Nothing that could be packed well, and written as in a URL each letter takes nine characters.
    private static String noise(int length) {
        return new Random(7)
                .ints(length, 0x4E00, 0x9FFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void whoIsNotLinkedIsToldSo() {
        for (var command : new String[] {"/todo", "/mrs", "/projects", "/pipelines", "/run"}) {
            assertThat(talk.says(BOB, command).text()).startsWith("Link GitLab or GitHub with me first");
        }
    }
}
