package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.gitlab.hooks.Delivery;
import dev.dispatcher.standins.gitlab.hooks.Health;
import dev.dispatcher.standins.gitlab.hooks.Hook;
import dev.dispatcher.standins.gitlab.world.Shape;
import dev.dispatcher.standins.gitlab.world.Times;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What answers say of hooks.
final class HookShapes {

    static final List<String> EVENTS = List.of(
            "push_events",
            "tag_push_events",
            "merge_requests_events",
            "note_events",
            "confidential_note_events",
            "issues_events",
            "confidential_issues_events",
            "pipeline_events",
            "job_events",
            "wiki_page_events",
            "deployment_events",
            "releases_events",
            "emoji_events",
            "feature_flag_events",
            "milestone_events",
            "vulnerability_events",
            "resource_access_token_events");

    private HookShapes() {}

    /// Tokens are never told, only that there are some.
    static Map<String, @Nullable Object> hook(Hook hook, Health health, Request request) {
        var word = health.word(request.now());
        var shape = new Shape()
                .with("id", hook.id())
                .with("url", hook.url())
                .with("name", null)
                .with("description", null)
                .with("project_id", request.project().id())
                .with("created_at", Times.answer(hook.createdAt()))
                .with("enable_ssl_verification", true)
                .with("push_events_branch_filter", null)
                .with("alert_status", word)
                .with("disabled_until", word.equals("temporarily_disabled") ? Times.answer(health.until()) : null)
                .with("url_variables", List.of())
                .with("custom_headers", List.of())
                .with("token_present", !hook.token().isEmpty())
                .with("signing_token_present", !hook.signingToken().isEmpty());
        for (var event : EVENTS) shape.with(event, hook.events().contains(event));
        return shape.map();
    }

    static Map<String, @Nullable Object> event(Delivery told) {
        var trigger = told.letter().event().toLowerCase(Locale.ROOT).replace(' ', '_') + "s";
        return new Shape()
                .with("id", told.id())
                .with("url", told.letter().hook().url())
                .with("trigger", trigger)
                .with("request_headers", Map.of("Idempotency-Key", told.letter().key()))
                .with("request_data", Map.of())
                .with("response_headers", Map.of())
                .with("response_body", "")
                .with("execution_duration", 0.01)
                .with("response_status", told.statusWord())
                .map();
    }
}
