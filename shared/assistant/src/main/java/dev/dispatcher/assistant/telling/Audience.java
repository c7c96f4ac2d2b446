package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.Merged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.linking.LinkedUsers;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Matching;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.people.Place;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who hears of a happening: each place once, and nobody of his own acts.
@Singleton
final class Audience {

    private final Subscriptions subscriptions;
    private final Matching matching;
    private final LinkedUsers linked;

    Audience(Subscriptions subscriptions, Matching matching, LinkedUsers linked) {
        this.subscriptions = subscriptions;
        this.matching = matching;
        this.linked = linked;
    }

    List<Subscription> of(Occasion occasion, Happening happening) {
        var there = ofProject(occasion).stream()
                .filter(subscription -> matching.wants(subscription, happening))
                .toList();
        if (there.isEmpty() || !isAct(happening)) return there;
        var actor = user(occasion, happening.scene().actor());
        return there.stream()
                .filter(subscription -> actor.isEmpty() || subscription.place().chatId() != actor.get())
                .toList();
    }

    /// Whoever hears of pipelines at all.
    List<Subscription> ofPipelines(Occasion occasion) {
        return ofProject(occasion).stream()
                .filter(subscription -> subscription.events().contains(EventKind.PIPELINES))
                .toList();
    }

    private List<Subscription> ofProject(Occasion occasion) {
        var project = occasion.scene().project();
        var places = new HashSet<Place>();
        return subscriptions
                .ofProject(occasion.scene().provider(), occasion.hook().instance(), project.id(), project.path())
                .stream()
                .filter(subscription -> places.add(subscription.place()))
                .toList();
    }

    private Optional<Long> user(Occasion occasion, @Nullable Actor actor) {
        if (actor == null) return Optional.empty();
        return linked.find(occasion.scene().provider(), occasion.hook().instance(), actor);
    }

    /// How a pipeline or a deployment ends is news to whoever began it.
    private static boolean isAct(Happening happening) {
        return switch (happening) {
            case MergeRequestChanged _,
                    Merged _,
                    Commented _,
                    WikiChanged _,
                    DocsChanged _,
                    Pushed _,
                    Released _,
                    Reported _ -> true;
            case Happening.PipelineChanged _,
                    Happening.JobFailed _,
                    Happening.Deployed _,
                    Happening.TokenExpiring _,
                    Happening.ReviewRequested _,
                    Happening.Assigned _,
                    Happening.Mentioned _,
                    Happening.HookPinged _,
                    Happening.AccessRevoked _ -> false;
        };
    }
}
