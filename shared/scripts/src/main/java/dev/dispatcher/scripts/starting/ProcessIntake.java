package dev.dispatcher.scripts.starting;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.scripts.ScriptsConfig;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes in the wish to run a command: the row and the event that starts it, both or neither.
@Singleton
public final class ProcessIntake {

    private final Database database;
    private final EventIntake intake;
    private final ScriptsConfig config;

    public ProcessIntake(Database database, EventIntake intake, ScriptsConfig config) {
        this.database = database;
        this.intake = intake;
        this.config = config;
    }

    /// A run to be: `environment` is sealed for `id`, and its names are no secret.
    public record NewProcess(
            UUID id,
            UUID command,
            UUID caller,
            byte @Nullable [] environment,
            List<String> names) {}

    /// False when there is no such command. It keeps what the command says now, whatever becomes of the command.
    public boolean accept(NewProcess process) {
        return database.inTransaction(() -> {
            int added = database.update(
                    """
                    INSERT INTO processes
                      (id, command_id, created_by, time_limit, idle_limit, grace, output_limit, script,
                       sealed_environment, environment_names, wake_at)
                    SELECT ?, id, ?, time_limit, idle_limit, grace, ?, script, ?, ?, clock_timestamp() + interval '1 minute'
                      FROM commands
                     WHERE id = ?
                    """,
                    process.id(),
                    process.caller(),
                    config.outputBytesMax(),
                    process.environment(),
                    process.names(),
                    process.command());
            if (added > 0) intake.accept(ScriptStart.of(process.id()));
            return added > 0;
        });
    }
}
