package dev.dispatcher.assistant.happenings.gitlab;

import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.reading.Facts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/// What happened, by GitLab's word for it. What is not here is nothing anybody is told of; jobs are told of as parts of
/// their pipelines.
public final class GitLabHappenings {

    private static final Map<String, BiFunction<Scene, Facts, List<? extends Happening>>> KINDS = Map.ofEntries(
            Map.entry("pipeline", GitLabPipelines::of),
            Map.entry("merge_request", GitLabMergeRequests::of),
            Map.entry("note", GitLabNotes::of),
            Map.entry("push", GitLabPushes::of),
            Map.entry("tag_push", GitLabPushes::of),
            Map.entry("wiki_page", GitLabOthers::wiki),
            Map.entry("deployment", GitLabOthers::deployment),
            Map.entry("release", GitLabOthers::release),
            Map.entry("access_token", GitLabOthers::accessToken),
            Map.entry("issue", GitLabReports::issue),
            Map.entry("work_item", GitLabReports::issue),
            Map.entry("milestone", GitLabReports::milestone),
            Map.entry("feature_flag", GitLabReports::featureFlag),
            Map.entry("vulnerability", GitLabReports::vulnerability),
            Map.entry("emoji", GitLabReports::emoji));

    private GitLabHappenings() {}

    public static Set<String> kinds() {
        return KINDS.keySet();
    }

    public static List<? extends Happening> of(String kind, String hookId, Facts headers, Facts body) {
        var reading = KINDS.get(kind);
        if (reading == null) return List.of();
        return reading.apply(GitLabScene.of(hookId, headers, body), body);
    }
}
