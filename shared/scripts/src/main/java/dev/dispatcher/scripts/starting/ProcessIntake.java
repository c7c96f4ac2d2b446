package dev.dispatcher.scripts.starting;

import dev.dispatcher.database.Database;
import dev.dispatcher.events.intake.EventIntake;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.scripts.Environment;
import dev.dispatcher.scripts.ScriptsConfig;
import dev.dispatcher.scripts.Seals;
import dev.dispatcher.scripts.starting.Preparation.KeyOutOfReach;
import dev.dispatcher.scripts.starting.Preparation.NoSuchCommand;
import dev.dispatcher.scripts.starting.Preparation.Ready;
import dev.dispatcher.scripts.starting.Preparation.TooLarge;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in the wish to run a command: the row and the event that starts it, both or neither.
@Singleton
public final class ProcessIntake {

    private static final Logger log = LoggerFactory.getLogger(ProcessIntake.class);

    private final Database database;
    private final EventIntake intake;
    private final Seals seals;
    private final Ids ids;
    private final ScriptsConfig config;

    public ProcessIntake(Database database, EventIntake intake, Seals seals, Ids ids, ScriptsConfig config) {
        this.database = database;
        this.intake = intake;
        this.seals = seals;
        this.ids = ids;
        this.config = config;
    }

    /// Before any transaction, because the key's keeper is asked. What the run is given itself comes before its
    /// command's.
    public Preparation prepare(UUID command, Environment own, UUID caller) {
        var row = database.one(
                "SELECT sealed_environment FROM commands WHERE id = ?",
                found -> new Sealed(found.bytesOrNull("sealed_environment")),
                command);
        if (row.isEmpty()) return new NoSuchCommand();
        var id = ids.next();
        try {
            var common = seals.open(command, row.get().environment());
            if (!own.fitsOver(common)) return new TooLarge();
            var all = own.over(common);
            return new Ready(new NewProcess(id, command, caller, seals.close(id, all), all.names()));
        } catch (RemoteFailure failure) {
            log.warn("no environment was sealed for process {}", id, failure);
            return new KeyOutOfReach();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Sealed(byte @Nullable [] environment) {}

    /// A run to be: `environment` is sealed for `id`, and its names are no secret.
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record NewProcess(UUID id, UUID command, UUID caller, byte @Nullable [] environment, List<String> names) {}

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
