package dev.dispatcher.assistant.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.github.GitHubHappenings;
import dev.dispatcher.assistant.happenings.gitlab.GitLabHappenings;
import dev.dispatcher.assistant.happenings.reading.Facts;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.EventType;
import dev.dispatcher.events.Spreader;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes happenings of webhooks. It knows nobody: who is to hear of them is asked later.
@Singleton
public final class HappeningSpreader implements Spreader {

    public static final EventType TYPE = new EventType("notification.happening");

    private static final String GITLAB = "gitlab.";
    private static final String GITHUB = "github.";

    @Override
    public Set<String> types() {
        return Stream.concat(
                        GitLabHappenings.kinds().stream().map(GITLAB::concat),
                        GitHubHappenings.kinds().stream().map(GITHUB::concat))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return "assistant";
    }

    /// One webhook tells at most one thing of each kind, so its kind tells a happening from its siblings.
    @Override
    public List<Child> spread(Delivery parent) {
        var children = new ArrayList<Child>();
        for (var happening : happenings(parent)) {
            var key = happening.getClass().getSimpleName();
            children.add(new Child(key, TYPE, HappeningJson.write(happening)));
        }
        return children;
    }

    private static List<? extends Happening> happenings(Delivery parent) {
        var payload = new Facts(Json.read(parent.payload(), JsonNode.class));
        var type = parent.type().name();
        var hook = payload.text("hook_id");
        if (type.startsWith(GITLAB)) {
            var kind = type.substring(GITLAB.length());
            return GitLabHappenings.of(kind, hook, payload.at("headers"), payload.at("body"));
        }
        return GitHubHappenings.of(type.substring(GITHUB.length()), hook, payload.at("body"));
    }
}
