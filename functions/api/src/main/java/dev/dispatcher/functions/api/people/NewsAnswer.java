package dev.dispatcher.functions.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dispatcher.people.NewsItem;
import dev.dispatcher.platform.json.Json;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// News that waits to be told, as the API shows it. Some of its metadata also stands where the older service had it.
@Schema(name = "News")
record NewsAnswer(
        UUID id,
        long userId,
        String kind,

        @Schema(
                type = "string",
                allowableValues = {"dispatcher", "gitlab", "github"})
        String platform,

        String text,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String stepName,

        @Schema(description = "What became of the step: success or error.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String status,

        @Schema(description = "The number of the step.") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer order,

        @Schema(description = "Whether it was told. What waits was not.")
        boolean send,

        @Schema(description = "How often telling it has failed.")
        int tries,

        @Schema(
                additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
                description = "What programs may want to know.")
        Map<String, Object> metadata,

        Instant createdAt,
        Instant updatedAt) {

    static NewsAnswer of(NewsItem item) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        Map<?, ?> read = Json.read(item.metadata(), Map.class);
        read.forEach((name, value) -> metadata.put(String.valueOf(name), value));
        return new NewsAnswer(
                item.id(),
                item.userId(),
                item.kind(),
                item.platform().word(),
                item.text(),
                words(metadata.get("stand_name")),
                words(metadata.get("step_name")),
                words(metadata.get("status")),
                metadata.get("order") instanceof Integer number ? number : null,
                false,
                item.tries(),
                metadata,
                item.createdAt(),
                item.updatedAt());
    }

    private static @Nullable String words(@Nullable Object value) {
        return value instanceof String words ? words : null;
    }
}
