package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Who came to a merge request by one change. A new one has had nobody before.
final class GitLabPeople {

    private final Facts body;
    private final boolean isNew;

    GitLabPeople(Facts body, boolean isNew) {
        this.body = body;
        this.isNew = isNew;
    }

    /// Those who were not asked before, and those who were asked again.
    List<Actor> asked() {
        var before = before("reviewers");
        var askedBefore = body.at("changes", "reviewers").each("previous").stream()
                .filter(user -> user.flag("re_requested"))
                .map(GitLabPeople::name)
                .collect(Collectors.toSet());
        return GitLabMergeRequests.actors(after("reviewers").stream()
                .filter(user -> !before.contains(name(user))
                        || (user.flag("re_requested") && !askedBefore.contains(name(user))))
                .toList());
    }

    List<Actor> assigned() {
        var before = before("assignees");
        return GitLabMergeRequests.actors(after("assignees").stream()
                .filter(user -> !before.contains(name(user)))
                .toList());
    }

    private List<Facts> after(String whom) {
        return isNew ? body.each(whom) : body.at("changes", whom).each("current");
    }

    private Set<String> before(String whom) {
        if (isNew) return Set.of();
        return body.at("changes", whom).each("previous").stream()
                .map(GitLabPeople::name)
                .collect(Collectors.toSet());
    }

    private static String name(Facts user) {
        var id = user.number("id");
        return id == null ? user.text("username") : id.toString();
    }
}
