package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.scripts.Environment;
import dev.dispatcher.scripts.NewCommand;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A script as its author sends it. Any text that JSON can hold but U+0000, which bash cannot.
@Schema(name = "NewCommand", requiredProperties = "command")
record NewCommandBody(
        @Schema(
                minLength = 1,
                nullable = false,
                description = "A bash script of at most 256 KiB in UTF-8, kept exactly as it is.",
                example = "echo \"1\"; sleep 3; echo \"2\"")
        @Nullable
        String command,

        @Schema(minLength = 1, maxLength = NewCommand.NAME_MAX) @Nullable
        String name,

        @Schema(minimum = "1", maximum = "86400", description = "How long it may run; 900 when left out.") @Nullable
        Integer timeoutSeconds,

        @Schema(
                minimum = "1",
                maximum = "86400",
                description = "How long it may write nothing; no limit when left out.")
        @Nullable
        Integer idleTimeoutSeconds,

        @Schema(minimum = "0", maximum = "100", description = "Between TERM and KILL when it is stopped; else 10.")
        @Nullable
        Integer graceSeconds,

        @Schema(description = "Variables for every run. Their values are stored sealed and never shown.") @Nullable
        Map<String, @Nullable String> environment)
        implements Command {

    @Override
    public void check(Findings findings) {
        if (command == null) findings.missing("command");
        else if (command.isEmpty()) findings.add("/command", "must not be empty.");
        if (name != null && (name.isBlank() || name.codePointCount(0, name.length()) > NewCommand.NAME_MAX)) {
            findings.add("/name", "must have 1 to " + NewCommand.NAME_MAX + " characters.");
        }
        check(timeoutSeconds, 1, NewCommand.TIME_LIMIT_MAX, "timeout_seconds", findings);
        check(idleTimeoutSeconds, 1, NewCommand.TIME_LIMIT_MAX, "idle_timeout_seconds", findings);
        check(graceSeconds, 0, NewCommand.GRACE_MAX, "grace_seconds", findings);
        Variables.check(environment, findings);
    }

    private static void check(@Nullable Integer seconds, int least, Duration most, String field, Findings findings) {
        if (seconds == null || (seconds >= least && seconds <= most.toSeconds())) return;
        findings.add("/" + field, "must be from %d to %d.".formatted(least, most.toSeconds()));
    }

    /// Once nothing was found wrong.
    NewCommand toSave() {
        return new NewCommand(
                name,
                Objects.requireNonNull(command),
                seconds(timeoutSeconds),
                seconds(idleTimeoutSeconds),
                seconds(graceSeconds),
                Variables.of(environment));
    }

    boolean isTooLarge() {
        return command != null && NewCommand.isTooLarge(command);
    }

    Environment variables() {
        return Variables.of(environment);
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }
}
