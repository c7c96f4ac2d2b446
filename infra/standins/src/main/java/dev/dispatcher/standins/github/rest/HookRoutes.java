package dev.dispatcher.standins.github.rest;

import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.github.hooks.Delivery;
import dev.dispatcher.standins.github.hooks.Hook;
import dev.dispatcher.standins.github.hooks.Webhooks;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Hooks and what was brought to them, for administrators.
final class HookRoutes {

    private static final String ALL = "/repos/:owner/:repo/hooks";
    private static final String ONE = ALL + "/:hook";

    private final Webhooks webhooks;

    HookRoutes(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void into(GitHubApi api) {
        api.on("GET", ALL, this::list);
        api.on("POST", ALL, this::create);
        api.on("GET", ONE, request -> Answer.json(200, hook(request).json()));
        api.on("PATCH", ONE, this::change);
        api.on("DELETE", ONE, this::delete);
        api.on("POST", ONE + "/pings", this::ping);
        api.on("GET", ONE + "/deliveries", this::deliveries);
        api.on("POST", ONE + "/deliveries/:delivery/attempts", this::again);
    }

    private Answer list(Request request) {
        var repository = request.repository("admin");
        return Answer.json(
                200,
                request.page(webhooks.of(repository).stream().map(Hook::json).toList()));
    }

    private Answer create(Request request) {
        var repository = request.repository("admin");
        var config = request.parameters().tree("config");
        var url = config.path("url").asText("");
        if (url.isEmpty()) throw Refused.invalid("Hook", "url is missing");
        if (webhooks.of(repository).stream().anyMatch(hook -> hook.url().equals(url))) {
            throw Refused.invalid("Hook", "Hook already exists on this repository");
        }
        var events = request.parameters().list("events");
        var hook = new Hook(
                request.world().nextId(),
                repository.fullName(),
                url,
                config.path("secret").asText(""),
                config.path("content_type").asText("form"),
                events.isEmpty() ? Set.of("push") : Set.copyOf(events),
                !request.text("active").equals("false"));
        webhooks.add(hook);
        webhooks.ping(hook, repository, request.caller());
        return Answer.json(201, hook.json());
    }

    private Hook hook(Request request) {
        return webhooks.find(request.repository("admin"), request.whole("hook")).orElseThrow(Refused::notFound);
    }

    private Answer change(Request request) {
        var hook = hook(request);
        var events = new HashSet<>(hook.events());
        var whole = request.parameters().list("events");
        if (!whole.isEmpty()) {
            events.clear();
            events.addAll(whole);
        }
        events.addAll(request.parameters().list("add_events"));
        events.removeAll(request.parameters().list("remove_events"));
        var active = request.text("active").isEmpty()
                ? hook.isActive()
                : request.parameters().flag("active");
        var changed = hook.with(events, active);
        webhooks.replace(hook, changed);
        return Answer.json(200, changed.json());
    }

    private Answer delete(Request request) {
        webhooks.remove(hook(request));
        return Answer.empty(204);
    }

    private Answer ping(Request request) {
        webhooks.ping(hook(request), request.repository(), request.caller());
        return Answer.empty(204);
    }

    private Answer deliveries(Request request) {
        var hook = hook(request);
        return Answer.json(
                200,
                request.page(webhooks.deliveries().reversed().stream()
                        .filter(delivery -> delivery.hook().id() == hook.id())
                        .map(Delivery::json)
                        .toList()));
    }

    private Answer again(Request request) {
        var hook = hook(request);
        long id = request.whole("delivery");
        webhooks.again(webhooks.deliveries().stream()
                .filter(delivery -> delivery.hook().id() == hook.id() && delivery.id() == id)
                .findFirst()
                .orElseThrow(Refused::notFound));
        return Answer.json(202, Map.of());
    }
}
