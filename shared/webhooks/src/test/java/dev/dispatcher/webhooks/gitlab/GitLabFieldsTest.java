package dev.dispatcher.webhooks.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.webhooks.Reduction;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitLabFieldsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline",
                "build",
                "merge_request",
                "note",
                "wiki_page",
                "push",
                "deployment",
                "release",
                "moon"
            })
    void getsEveryKindSmallEnoughWhateverIsInIt(String kind) {
        var body = JSON.createObjectNode().put("object_kind", kind);
        var huge = "ж".repeat(400_000);
        for (var name : new String[] {"ref", "message", "environment", "description", "group"}) body.put(name, huge);
        var attributes = body.putObject("object_attributes");
        for (var name : new String[] {"note", "content", "title", "description", "url"}) attributes.put(name, huge);
        for (int i = 0; i < 5_000; i++) {
            body.withArray("builds").addObject().put("name", "n".repeat(100));
            body.withArray("commits")
                    .addObject()
                    .put("title", "t".repeat(100))
                    .putArray("added")
                    .add("a".repeat(100));
            body.withArray("labels").addObject().put("title", "l".repeat(100));
        }

        var reduced = Reduction.of(body, GitLabKind.of(body, "").fields());

        assertThat(reduced.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Reduction.BYTES_MAX);
        assertThat(reduced.path("object_kind").asText()).isEqualTo(kind);
    }
}
