package dev.dispatcher.scripts.starting;

import dev.dispatcher.events.intake.EventIntake;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;

/// Has processes started: by an event each, so that whoever wishes it needs no way to where scripts run.
@Singleton
public final class NextInLine {

    private final Starts starts;
    private final EventIntake intake;

    NextInLine(Starts starts, EventIntake intake) {
        this.starts = starts;
        this.intake = intake;
    }

    /// As many as there is room for.
    public void start() {
        start(starts.next());
    }

    /// These, as far as there is room; or asks again for the tasks of those that were asked for.
    public void start(Collection<UUID> processes) {
        if (processes.isEmpty()) return;
        intake.acceptAll(processes.stream().map(ScriptStart::of).toList());
    }
}
