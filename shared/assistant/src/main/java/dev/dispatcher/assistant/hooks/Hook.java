package dev.dispatcher.assistant.hooks;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.database.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A hook through which a forge tells us. `instance` names the forge among others of its kind.
public record Hook(
        String id,
        Provider provider,
        String instance,
        @Nullable Long projectId,
        String projectPath) {

    /// The path of a hook that speaks for all of its forge.
    public static final String ALL = "*";

    /// Whoever knows the secret of one project's hook must not tell us of another's: it speaks for its project, or for
    /// all below its group.
    public boolean speaksFor(Project project) {
        if (speaksForAll()) return true;
        if (projectId != null && project.id() != null) return projectId.equals(project.id());
        var path = projectPath.toLowerCase(Locale.ROOT);
        var other = project.path().toLowerCase(Locale.ROOT);
        return other.isEmpty() || other.equals(path) || other.startsWith(path + "/");
    }

    /// By its number, where both have one: paths change hands.
    boolean isOfSameProject(Hook other) {
        if (provider != other.provider || !instance.equals(other.instance)) return false;
        if (projectId != null && other.projectId != null) return projectId.equals(other.projectId);
        return projectPath.equalsIgnoreCase(other.projectPath);
    }

    public boolean speaksForAll() {
        return projectPath.equals(ALL);
    }

    Hook called(String other) {
        return new Hook(other, provider, instance, projectId, projectPath);
    }

    static Hook of(Row row) {
        long number = row.big("project_id");
        return new Hook(
                row.text("id"),
                Provider.of(row.text("provider")).orElseThrow(),
                row.text("instance"),
                number == 0 ? null : Long.valueOf(number),
                row.text("project_path"));
    }
}
