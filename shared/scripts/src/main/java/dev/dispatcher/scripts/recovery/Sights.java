package dev.dispatcher.scripts.recovery;

import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.scripts.Task;
import dev.dispatcher.scripts.starting.TaskRunner;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the tasks of processes: in one go at those whose task is known, one by one at the others.
@Singleton
final class Sights {

    private static final Logger log = LoggerFactory.getLogger(Sights.class);
    private static final int AT_ONCE = 100;

    private final TaskRunner runner;

    Sights(TaskRunner runner) {
        this.runner = runner;
    }

    Map<UUID, Sight> of(List<Followed> processes) {
        var sights = new HashMap<UUID, Sight>();
        var known = new ArrayList<Followed>();
        for (var process : processes) {
            if (process.task() != null) known.add(process);
            else sights.put(process.id(), sought(process.id()));
        }
        for (int i = 0; i < known.size(); i += AT_ONCE) {
            look(known.subList(i, Math.min(known.size(), i + AT_ONCE)), sights);
        }
        return sights;
    }

    private void look(List<Followed> some, Map<UUID, Sight> sights) {
        try {
            var found = new HashMap<String, Task>();
            for (var task : runner.look(
                    some.stream().map(process -> String.valueOf(process.task())).toList())) {
                found.put(task.id(), task);
            }
            for (var process : some) sights.put(process.id(), sight(found.get(String.valueOf(process.task()))));
        } catch (RemoteFailure failure) {
            log.warn("{} tasks could not be looked at", some.size(), failure);
            for (var process : some) sights.put(process.id(), new Sight.Unreachable());
        }
    }

    /// There should be one at most. Of several, one that runs counts.
    private Sight sought(UUID process) {
        try {
            return sight(runner.of(process).stream()
                    .min(Comparator.comparing(Task::isOver))
                    .orElse(null));
        } catch (RemoteFailure failure) {
            log.warn("the task of process {} could not be looked for", process, failure);
            return new Sight.Unreachable();
        }
    }

    private static Sight sight(@Nullable Task task) {
        return task == null ? new Sight.Missing() : new Sight.Found(task);
    }
}
