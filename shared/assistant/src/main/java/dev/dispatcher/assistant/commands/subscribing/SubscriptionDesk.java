package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.memory.ShortId;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker.Picked;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Filters;
import dev.dispatcher.assistant.subscriptions.NewSubscription;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.subscriptions.SubscriptionFollower;
import dev.dispatcher.assistant.subscriptions.Subscriptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The subscriptions of the chat that is asked from: nobody reaches another chat's.
@Singleton
final class SubscriptionDesk {

    private final Subscriptions subscriptions;
    private final List<SubscriptionFollower> followers;

    SubscriptionDesk(Subscriptions subscriptions, List<SubscriptionFollower> followers) {
        this.subscriptions = subscriptions;
        this.followers = followers;
    }

    List<Subscription> all(Ask ask) {
        return subscriptions.ofChat(ask.at().chat());
    }

    Optional<Subscription> find(Ask ask, String name) {
        return ShortId.read(name)
                .flatMap(subscriptions::find)
                .filter(found -> found.place().chatId() == ask.at().chat());
    }

    /// What is there already keeps its kinds and filters.
    Subscription subscribe(Ask ask, Picked picked) {
        var project = picked.project();
        var known = all(ask).stream()
                .filter(one -> one.place().equals(ask.at().place())
                        && one.provider() == picked.provider()
                        && one.projectPath().equalsIgnoreCase(project.path()))
                .findFirst();
        var wanted = new NewSubscription(
                ask.at().place(),
                picked.provider(),
                picked.instance(),
                number(project.id()),
                project.path(),
                known.map(Subscription::events).orElse(EventKind.USUAL),
                known.map(Subscription::filters).orElse(Filters.USUAL),
                ask.user().id());
        var made = subscriptions.subscribe(wanted).subscription();
        tell(ask, made);
        return made;
    }

    private static @Nullable Long number(String id) {
        return id.matches("\\d{1,18}") ? Long.valueOf(id) : null;
    }

    Optional<Subscription> change(Ask ask, Subscription one, Set<EventKind> events, Filters filters) {
        var changed = subscriptions.change(one.id(), events, filters);
        changed.ifPresent(now -> tell(ask, now));
        return changed;
    }

    void remove(Ask ask, Subscription one) {
        subscriptions.unsubscribe(one.id()).ifPresent(gone -> tell(ask, gone));
    }

    /// False when the topic listens to that project already.
    boolean move(Ask ask, Subscription one) {
        return subscriptions.move(one.id(), ask.at().place());
    }

    private void tell(Ask ask, Subscription one) {
        for (var follower : followers) {
            follower.changed(
                    one.provider(),
                    one.instance(),
                    one.projectId(),
                    one.projectPath(),
                    ask.user().id());
        }
    }
}
