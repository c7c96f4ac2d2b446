package dev.dispatcher.standins.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.Http;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MergeRequestTest {

    private final Scene scene = new Scene();
    private final ReviewHandle reviews = scene.project.reviews();
    private final Http mia = scene.as("mia");
    private final Http dev = scene.as("dev");
    private long number;
    private String path = "";

    @BeforeEach
    void arrange() {
        scene.project.grant("mia", Rights.MAINTAINER).grant("dev", Rights.DEVELOPER);
        number = reviews.open("dev", "replicas", "Raise the replica count");
        path = scene.path + "/merge_requests/" + number;
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isReadWithWhatStandsInItsWay() throws IOException {
        var read = mia.get(path).json();

        assertThat(read.path("sha").asText()).isEqualTo(reviews.sha(number));
        assertThat(read.path("detailed_merge_status").asText()).isEqualTo("mergeable");
        assertThat(read.at("/user/can_merge").asBoolean()).isTrue();
        assertThat(dev.get(path).json().at("/user/can_merge").asBoolean()).isFalse();
        reviews.turn(number, "mergeable", true);
        assertThat(mia.get(path).json().path("detailed_merge_status").asText()).isEqualTo("draft_status");
        assertThat(mia.get(path).json().path("draft").asBoolean()).isTrue();
    }

    @Test
    void mergesTheCommitThatWasShownAndNoOther() throws IOException {
        var shown = reviews.sha(number);
        scene.project.push("replicas");

        var moved = mia.put(path + "/merge", Map.of("sha", shown));
        assertThat(moved.status()).isEqualTo(409);
        assertThat(moved.text()).contains("SHA does not match HEAD of source branch");
        assertThat(reviews.state(number)).isEqualTo("opened");
        var merged = mia.put(path + "/merge", Map.of("sha", reviews.sha(number)));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().path("state").asText()).isEqualTo("merged");
        assertThat(mia.put(path + "/merge", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void mergesNothingThatIsNotReadyNorForAnybody() throws IOException {
        assertThat(dev.put(path + "/merge", Map.of()).status()).isEqualTo(401);
        assertThat(scene.as("eve").put(path + "/merge", Map.of()).status()).isEqualTo(404);
        reviews.turn(number, "ci_must_pass", false);
        assertThat(mia.put(path + "/merge", Map.of()).status()).isEqualTo(405);
        reviews.turn(number, "conflict", false);
        assertThat(mia.put(path + "/merge", Map.of()).status()).isEqualTo(422);
        reviews.turn(number, "mergeable", true);
        assertThat(mia.put(path + "/merge", Map.of()).status()).isEqualTo(405);
        assertThat(reviews.state(number)).isEqualTo("opened");
    }

    @Test
    void approvesTheShownCommitForOthersOnly() throws IOException {
        assertThat(dev.post(path + "/approve", Map.of()).status()).isEqualTo(401);
        assertThat(mia.post(path + "/approve", Map.of("sha", "0".repeat(40))).status())
                .isEqualTo(409);
        var approval = mia.post(path + "/approve", Map.of("sha", reviews.sha(number)));

        assertThat(approval.status()).isEqualTo(201);
        assertThat(approval.json().at("/approved_by/0/user/username").asText()).isEqualTo("mia");
        assertThat(mia.post(path + "/approve", Map.of()).status()).isEqualTo(401);
        assertThat(mia.post(path + "/unapprove", Map.of()).status()).isEqualTo(201);
        assertThat(reviews.approvers(number)).isEmpty();
    }

    @Test
    void closesWithAReasonAndOpensAgain() throws IOException {
        assertThat(mia.post(path + "/notes", Map.of("body", "Not now")).status())
                .isEqualTo(201);
        assertThat(mia.put(path, Map.of("state_event", "close"))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("closed");
        assertThat(reviews.notes(number)).containsExactly("Not now");
        assertThat(mia.put(path, Map.of("state_event", "reopen"))
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("opened");
    }

    @Test
    void waitsForItsReviewers() throws IOException {
        reviews.request(number, "mia", "dev");

        assertThat(mia.get("/todos").json()).hasSize(1);
        assertThat(mia.get("/merge_requests?scope=all&state=opened&reviewer_username=mia")
                        .json())
                .hasSize(1);
        assertThat(dev.get("/todos").json()).isEmpty();
        mia.post(path + "/approve", Map.of());
        assertThat(mia.get("/todos").json()).isEmpty();
    }
}
