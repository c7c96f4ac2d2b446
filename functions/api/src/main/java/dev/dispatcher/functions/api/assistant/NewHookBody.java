package dev.dispatcher.functions.api.assistant;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.platform.json.Command;
import dev.dispatcher.platform.json.Findings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The project that a hook is to be registered for.
@Schema(
        name = "NewHook",
        requiredProperties = {"provider", "project"})
record NewHookBody(
        @Schema(
                type = "string",
                allowableValues = {"gitlab", "github"},
                nullable = false)
        @Nullable
        String provider,

        @Schema(description = "Its path, or that of a group at GitLab.", maxLength = 255, nullable = false) @Nullable
        String project)
        implements Command {

    private static final int PATH_MAX = 255;
    private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_.+-]+(/[\\p{L}\\p{N}_.+-]+)*");

    @Override
    public void check(Findings findings) {
        if (provider == null) findings.missing("provider");
        else if (Provider.of(provider).isEmpty()) findings.add("/provider", "must be gitlab or github.");
        if (project == null) findings.missing("project");
        else if (project.length() > PATH_MAX || !PATH.matcher(project).matches()) {
            findings.add("/project", "must be a path such as group/project, of at most 255 characters.");
        }
    }
}
