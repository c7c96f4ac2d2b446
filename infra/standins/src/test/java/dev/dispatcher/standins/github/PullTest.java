package dev.dispatcher.standins.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PullTest {

    private final Forge forge = new Forge();
    private final int number = forge.repository.openPull("ada", "replicas", "Raise the replica count");
    private final String path = Forge.REPOSITORY + "/pulls/" + number;

    @AfterEach
    void close() {
        forge.close();
    }

    @Test
    void mergesTheCommitThatWasShownAndNoOther() throws IOException {
        var bob = forge.as("bob");
        var shown = bob.get(path).json().at("/head/sha").asText();
        var moved = forge.repository.push("ada", "replicas");

        assertThat(bob.put(path + "/merge", Map.of("sha", shown)).status()).isEqualTo(409);
        assertThat(forge.repository.pullState(number)).isEqualTo("open");
        var merged = bob.put(path + "/merge", Map.of("sha", moved));
        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.json().path("merged").asBoolean()).isTrue();
        assertThat(forge.repository.pullState(number)).isEqualTo("merged");
        assertThat(bob.put(path + "/merge", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void mergesNothingThatIsNotReadyNorForAnybody() throws IOException {
        assertThat(forge.as("eve").put(path + "/merge", Map.of()).status()).isEqualTo(403);
        forge.repository.turnPull(number, "dirty", false);
        assertThat(forge.as("bob").put(path + "/merge", Map.of()).status()).isEqualTo(405);
        forge.repository.turnPull(number, "clean", true);
        assertThat(forge.as("bob").put(path + "/merge", Map.of()).status()).isEqualTo(405);
        assertThat(forge.repository.pullState(number)).isEqualTo("open");
    }

    @Test
    void approvesForOthersOnly() throws IOException {
        var approval = forge.as("eve").post(path + "/reviews", Map.of("event", "APPROVE"));

        assertThat(approval.json().path("state").asText()).isEqualTo("APPROVED");
        assertThat(forge.as("ada")
                        .post(path + "/reviews", Map.of("event", "APPROVE"))
                        .status())
                .isEqualTo(422);
        assertThat(forge.as("eve")
                        .post(path + "/reviews", Map.of("event", "APPROVE", "commit_id", "0".repeat(40)))
                        .status())
                .isEqualTo(422);
        assertThat(forge.as("bob").get(path + "/reviews").json()).hasSize(1);
    }

    @Test
    void closesWithAReason() throws IOException {
        var bob = forge.as("bob");

        assertThat(forge.as("eve").send("PATCH", path, "").status()).isEqualTo(403);
        var comment = bob.post(Forge.REPOSITORY + "/issues/" + number + "/comments", Map.of("body", "Not now"));
        assertThat(comment.status()).isEqualTo(201);
        var closed = bob.with("Content-Type", "application/json").send("PATCH", path, "{\"state\":\"closed\"}");
        assertThat(closed.json().path("state").asText()).isEqualTo("closed");
        assertThat(bob.get(Forge.REPOSITORY + "/pulls").json()).isEmpty();
        assertThat(bob.get(Forge.REPOSITORY + "/pulls?state=closed").json()).hasSize(1);
    }
}
