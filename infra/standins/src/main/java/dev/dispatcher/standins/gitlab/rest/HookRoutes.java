package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.hooks.Delivery;
import dev.dispatcher.standins.gitlab.hooks.Hook;
import dev.dispatcher.standins.gitlab.hooks.Webhooks;
import dev.dispatcher.standins.gitlab.world.Project;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Hooks of a project and what was brought to them, for maintainers.
public final class HookRoutes {

    private static final String ALL = "/projects/:id/hooks";
    private static final String ONE = ALL + "/:hook_id";
    private static final int PER_MINUTE = 5;

    private final Map<Long, Deque<Instant>> tries = new HashMap<>();
    private final Webhooks webhooks;
    private boolean isSigning = true;

    public HookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /// Whether a signing token is kept. An instance whose flag is off says nothing about it and drops it.
    public void sign(boolean should) {
        isSigning = should;
    }

    void into(GitLabApi api) {
        api.on("GET", ALL, this::list);
        api.on("POST", ALL, this::create);
        api.on("GET", ONE, request -> shown(200, hook(request), request));
        api.on("PUT", ONE, this::update);
        api.on("DELETE", ONE, this::delete);
        api.on("POST", ONE + "/test/:trigger", this::test);
        api.on("GET", ONE + "/events", this::events);
        api.on("POST", ONE + "/events/:event_id/resend", this::again);
    }

    private static Project project(Request request) {
        return request.project(Rights.MAINTAINER);
    }

    private Hook hook(Request request) {
        return webhooks.find(project(request), request.whole("hook_id")).orElseThrow(() -> Refused.notFound(""));
    }

    private Answer shown(int status, Hook hook, Request request) {
        return Answer.json(status, HookShapes.hook(hook, webhooks.health(hook), request));
    }

    private Answer list(Request request) {
        return Paging.page(
                request, webhooks.of(project(request)), hook -> HookShapes.hook(hook, webhooks.health(hook), request));
    }

    private Answer create(Request request) {
        var project = project(request);
        var events = new LinkedHashSet<>(Set.of("push_events"));
        var hook = new Hook(
                webhooks.nextId(),
                project.path(),
                url(request.required("url")),
                request.parameters().text("token").orElse(""),
                signingToken(request, ""),
                events(request, events),
                request.now());
        webhooks.add(hook);
        return shown(201, hook, request);
    }

    private static String url(String given) {
        if (given.matches("https?://[^\\s]+")) return given;
        throw Refused.message(422, Map.of("error", "Invalid url given"));
    }

    private String signingToken(Request request, String before) {
        return isSigning ? request.parameters().text("signing_token").orElse(before) : before;
    }

    private static Set<String> events(Request request, Set<String> before) {
        var events = new LinkedHashSet<>(before);
        for (var word : HookShapes.EVENTS) {
            if (request.parameters().text(word).isEmpty()) continue;
            if (request.parameters().flag(word)) events.add(word);
            else events.remove(word);
        }
        return events;
    }

    /// A new address takes the token away, unless it is given again.
    private Answer update(Request request) {
        var hook = hook(request);
        var url = url(request.parameters().text("url").orElse(hook.url()));
        var kept = url.equals(hook.url()) ? hook.token() : "";
        var changed = hook.with(
                url,
                request.parameters().text("token").orElse(kept),
                signingToken(request, hook.signingToken()),
                events(request, hook.events()));
        webhooks.replace(hook, changed);
        return shown(200, changed, request);
    }

    private Answer delete(Request request) {
        webhooks.remove(hook(request));
        return Answer.empty(204);
    }

    private Answer test(Request request) {
        var hook = hook(request);
        if (!HookShapes.EVENTS.contains(request.variable("trigger"))) {
            throw Refused.error("trigger does not have a valid value");
        }
        if (!request.variable("trigger").equals("push_events")) {
            throw Refused.message(422, "Ensure the project has something to tell.");
        }
        pace(hook, request.now());
        var told = webhooks.test(hook, project(request), request.caller().user(), request.now());
        if (told.category().equals("successful")) return Answer.json(201, Map.of("message", "201 Created"));
        throw Refused.message(422, told.statusWord());
    }

    private void pace(Hook hook, Instant now) {
        var times = tries.computeIfAbsent(hook.id(), _ -> new ArrayDeque<>());
        times.removeIf(time -> !time.isAfter(now.minus(Duration.ofMinutes(1))));
        if (times.size() >= PER_MINUTE) {
            throw Refused.message(429, "This endpoint has been requested too many times. Try again later.");
        }
        times.add(now);
    }

    private Answer events(Request request) {
        var status = request.parameters().text("status").orElse("");
        return Paging.page(
                request,
                of(hook(request)).reversed().stream()
                        .filter(told ->
                                status.isEmpty() || status.equals(told.category()) || status.equals(told.statusWord()))
                        .toList(),
                HookShapes::event);
    }

    private List<Delivery> of(Hook hook) {
        return webhooks.deliveries().stream()
                .filter(told -> told.letter().hook().id() == hook.id())
                .toList();
    }

    private Answer again(Request request) {
        var hook = hook(request);
        long id = request.whole("event_id");
        var told =
                of(hook).stream().filter(event -> event.id() == id).findFirst().orElseThrow(() -> Refused.notFound(""));
        pace(hook, request.now());
        return Answer.json(201, Map.of("response_status", webhooks.again(told).status()));
    }
}
