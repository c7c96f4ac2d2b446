package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.assistant.following.Address.Kind;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.events.Delivery;
import java.time.Instant;
import java.util.UUID;

/// A happening that is to be told: through which hook we know of it, because of which event, and when. On the last
/// attempt it is told without what a forge does not say.
record Occasion(Scene scene, Hook hook, UUID cause, Instant now, boolean isLastAttempt) {

    /// A webhook that does not name its project means the hook's.
    static Occasion of(Scene told, Hook hook, Delivery delivery, Instant now) {
        var project = told.project();
        var isLast = delivery.isLastAttempt();
        if (!project.path().isEmpty() || hook.speaksForAll()) {
            return new Occasion(told, hook, delivery.id(), now, isLast);
        }
        var named = new Project(
                project.id() == null ? hook.projectId() : project.id(),
                hook.projectPath(),
                project.url(),
                project.defaultBranch(),
                project.isPrivate());
        var scene = new Scene(told.provider(), told.hookId(), named, told.actor(), told.isConfidential());
        return new Occasion(scene, hook, delivery.id(), now, isLast);
    }

    Address address(Kind kind, String number) {
        return new Address(scene.provider(), hook.instance(), scene.project().key(), kind, number);
    }
}
