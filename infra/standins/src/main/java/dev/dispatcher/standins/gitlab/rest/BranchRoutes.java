package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Branch;
import dev.dispatcher.standins.gitlab.world.Project;
import java.util.Locale;
import java.util.regex.Pattern;

/// Branches.
final class BranchRoutes {

    private static final String ALL = "/projects/:id/repository/branches";
    private static final String ONE = "/projects/:id/repository/branches/:branch";

    /// What git refuses as a name.
    private static final Pattern WRONG =
            Pattern.compile("[\\x00- ~^:?*\\[\\\\\\x7f]|\\.\\.|//|@\\{|^[-/.]|[/.]$|/\\.|\\.lock$");

    private final Shapes shapes;

    BranchRoutes(Shapes shapes) {
        this.shapes = shapes;
    }

    void into(GitLabApi api) {
        api.on("GET", ALL, this::list);
        api.on("GET", ONE, request -> Answer.json(200, shapes.branch(request.project(), branch(request))));
        api.on("POST", ALL, this::create);
        api.on("DELETE", ONE, BranchRoutes::delete);
    }

    private Answer list(Request request) {
        var project = request.project();
        var search = request.parameters().text("search").orElse("");
        var found = project.branches().stream()
                .filter(branch -> fits(branch.name(), search))
                .toList();
        return Paging.page(request, found, branch -> shapes.branch(project, branch));
    }

    /// Part of the name; from its beginning with `^`, to its end with `$`.
    private static boolean fits(String name, String search) {
        var lower = name.toLowerCase(Locale.ROOT);
        var wanted = search.toLowerCase(Locale.ROOT);
        if (wanted.startsWith("^")) return lower.startsWith(wanted.substring(1));
        if (wanted.endsWith("$")) return lower.endsWith(wanted.substring(0, wanted.length() - 1));
        return lower.contains(wanted);
    }

    private Answer create(Request request) {
        var project = request.project();
        var name = request.required("branch");
        var ref = request.required("ref");
        if (WRONG.matcher(name).find()) throw Refused.message(400, "Branch name is invalid");
        if (project.findBranch(name).isPresent()) throw Refused.message(400, "Branch already exists");
        var commit = project.findCommit(ref)
                .orElseThrow(() -> Refused.message(
                        400, "Failed to create branch '%s': invalid reference name '%s'".formatted(name, ref)));
        var isInTheWay = project.branches().stream()
                .anyMatch(other -> other.name().startsWith(name + "/") || name.startsWith(other.name() + "/"));
        if (isInTheWay) {
            throw Refused.message(
                    400,
                    "Failed to create branch '%s': Branch name conflicts with existing branch hierarchy."
                            .formatted(name));
        }
        return Answer.json(201, shapes.branch(project, project.branch(name, commit)));
    }

    private static Answer delete(Request request) {
        var branch = branch(request);
        if (branch.name().equals(Project.DEFAULT_BRANCH)) {
            throw Refused.message(403, "403 Forbidden - Cannot remove HEAD branch");
        }
        request.project().deleteBranch(branch.name());
        return Answer.empty(204);
    }

    private static Branch branch(Request request) {
        var name = request.variable("branch");
        if (WRONG.matcher(name).find()) throw Refused.message(400, "The branch refname is invalid");
        return request.project().findBranch(name).orElseThrow(() -> Refused.notFound("Branch"));
    }
}
