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
import dev.dispatcher.assistant.happenings.Happening.TokenExpiring;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.linking.LinkedUsers;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Matching;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import dev.dispatcher.people.Place;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

    /// A place that hears of such things. When it is not told of this one, it says nothing new and makes no card; the
    /// card that is there already stays true all the same, whoever it was that merged.
    record Listener(Subscription subscription, boolean isTold) {

        Place place() {
            return subscription.place();
        }

        boolean isQuietAt(Instant now) {
            return !isTold || subscription.mutedAt(now);
        }
    }

    List<Subscription> of(Occasion occasion, Happening happening) {
        return around(occasion, happening).stream()
                .filter(Listener::isTold)
                .map(Listener::subscription)
                .toList();
    }

    /// Whoever hears of such things in this project, told of this one or not.
    List<Listener> around(Occasion occasion, Happening happening) {
        var below = isOfGroup(happening) ? ofGroup(occasion) : List.<Subscription>of();
        var there = Stream.concat(ofProject(occasion).stream(), below.stream())
                .filter(subscription -> matching.concerns(subscription, happening))
                .filter(eachPlaceOnce())
                .toList();
        if (there.isEmpty()) return List.of();
        var actor = isAct(happening) ? user(occasion, happening.scene().actor()) : Optional.<Long>empty();
        return there.stream()
                .map(subscription -> new Listener(
                        subscription,
                        matching.wants(subscription, happening)
                                && (actor.isEmpty() || subscription.place().chatId() != actor.get())))
                .toList();
    }

    /// Whoever hears of this kind of thing at all.
    List<Subscription> of(Occasion occasion, EventKind kind) {
        return ofProject(occasion).stream()
                .filter(subscription -> subscription.events().contains(kind))
                .filter(eachPlaceOnce())
                .toList();
    }

    private List<Subscription> ofProject(Occasion occasion) {
        var project = occasion.scene().project();
        return subscriptions.ofProject(
                occasion.scene().provider(), occasion.hook().instance(), project.id(), project.path());
    }

    private static Predicate<Subscription> eachPlaceOnce() {
        var places = new HashSet<Place>();
        return subscription -> places.add(subscription.place());
    }

    /// The token of a group ends for all of its projects.
    private static boolean isOfGroup(Happening happening) {
        return happening instanceof TokenExpiring && happening.scene().project().id() == null;
    }

    private List<Subscription> ofGroup(Occasion occasion) {
        var group = occasion.scene().project().path();
        return subscriptions.below(occasion.scene().provider(), occasion.hook().instance(), group);
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
                    TokenExpiring _,
                    Happening.ReviewRequested _,
                    Happening.Assigned _,
                    Happening.Mentioned _,
                    Happening.HookPinged _,
                    Happening.AccessRevoked _ -> false;
        };
    }
}
