package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.scripts.Environment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which command to run, and with which variables beside its own.
@Schema(name = "NewProcess", requiredProperties = "command_id")
record NewProcessBody(
        @Schema(nullable = false) @Nullable UUID commandId,

        @Schema(description = "Variables for this run; one of the command's with the same name gives way.") @Nullable
        Map<String, @Nullable String> environment)
        implements Command {

    @Override
    public void check(Findings findings) {
        if (commandId == null) findings.missing("command_id");
        Variables.check(environment, findings);
    }

    Environment variables() {
        return Variables.of(environment);
    }
}
