package dev.dispatcher.functions.api.people;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dispatcher.people.Report;
import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a piece of news, as its poller says.
@Schema(name = "NewsReport")
record ReportBody(
        @Schema(nullable = false) @Nullable UUID id,

        @JsonProperty("notificationID")
        @Schema(description = "The older name of id. With it the status may be left out, and means sent.")
        @Nullable
        UUID notificationId,

        @Schema(
                type = "string",
                allowableValues = {"sent", "failed"},
                nullable = false)
        @Nullable
        String status)
        implements Command {

    @Override
    public void check(Findings findings) {
        if (id == null && notificationId == null) findings.missing("id");
        if (id != null && notificationId != null && !id.equals(notificationId)) {
            findings.add("/notificationID", "is not the same as id.");
        }
        if (status == null && notificationId == null) findings.missing("status");
        if (status != null && Report.of(status).isEmpty()) findings.add("/status", "must be sent or failed.");
    }

    UUID news() {
        return Objects.requireNonNull(id == null ? notificationId : id);
    }

    Report report() {
        return status == null ? Report.SENT : Report.of(status).orElseThrow();
    }
}
