package dev.dispatcher.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ReductionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Fields KEPT =
            Fields.of("object_kind, builds.id, builds.name, builds.stage, builds.status", "object_attributes.note");

    @Test
    void leavesASmallBodyAsItIs() {
        var body = JSON.createObjectNode().put("object_kind", "pipeline").put("unknown", 1.50);

        assertThat(Reduction.of(body, KEPT)).isSameAs(body);
    }

    @Test
    void keepsOfEachJobWhatAnybodyReads() {
        var body = JSON.createObjectNode().put("object_kind", "pipeline");
        for (int i = 0; i < 1_000; i++) {
            body.withArray("builds")
                    .addObject()
                    .put("id", i)
                    .put("name", "job " + i)
                    .put("status", "success")
                    .put("stage", "helm")
                    .set("runner", JSON.createObjectNode().put("description", "x".repeat(500)));
        }

        var reduced = Reduction.of(body, KEPT);

        assertThat(reduced.has(Reduction.CUT)).isFalse();
        assertThat(reduced.path("builds")).hasSize(1_000);
        assertThat(reduced.at("/builds/999"))
                .hasToString("{\"id\":999,\"name\":\"job 999\",\"stage\":\"helm\",\"status\":\"success\"}");
    }

    @Test
    void cutsNoCharacterInHalf() {
        var body = JSON.createObjectNode().put("object_kind", "note");
        body.putObject("object_attributes").put("note", "a" + "\uD83D\uDE00".repeat(200_000));

        var reduced = Reduction.of(body, KEPT);
        var note = reduced.at("/object_attributes/note").asText();

        assertThat(reduced.path(Reduction.CUT).asBoolean()).isTrue();

        assertThat(note.length()).isGreaterThan(1_000).isLessThan(10_000);
        assertThat(Character.isHighSurrogate(note.charAt(note.length() - 1))).isFalse();
    }

    @Test
    void looksThroughListsAndKeepsAllBelowAName() {
        ObjectNode body = JSON.createObjectNode();
        body.putObject("a").put("b", 1).put("c", 2);
        body.putArray("list").addObject().put("x", 1).put("y", 2);
        body.putObject("whole").putObject("deep").put("z", 3);

        JsonNode kept = Fields.of("a.b, list.x", "whole, missing.d").of(body);

        assertThat(kept).hasToString("{\"a\":{\"b\":1},\"list\":[{\"x\":1}],\"whole\":{\"deep\":{\"z\":3}}}");
        assertThat(Fields.of("a.b").of(JsonNodeFactory.instance.textNode("text")))
                .hasToString("\"text\"");
    }
}
