package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.cards.Keyboards;
import dev.dispatcher.assistant.cards.MergeRequestCard;
import dev.dispatcher.assistant.control.ActDone;
import dev.dispatcher.assistant.control.ActsDone;
import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.assistant.following.Address.Kind;
import dev.dispatcher.assistant.following.Followed;
import dev.dispatcher.assistant.following.MergeRequestState;
import dev.dispatcher.assistant.following.Showing;
import dev.dispatcher.assistant.following.Showings;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.Merged;
import dev.dispatcher.assistant.happenings.Happening.Turn;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.MergeRequest.State;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.telling.Audience.Listener;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Tells of merge requests: one card each, which changes with every report. Its beginning is heard, its end is seen.
@Singleton
final class MergeRequestTelling {

    private final Audience audience;
    private final Followed followed;
    private final Showings showings;
    private final Keyboards keyboards;
    private final ActsDone acts;
    private final Voice voice;

    MergeRequestTelling(
            Audience audience, Followed followed, Showings showings, Keyboards keyboards, ActsDone acts, Voice voice) {
        this.audience = audience;
        this.followed = followed;
        this.showings = showings;
        this.keyboards = keyboards;
        this.acts = acts;
        this.voice = voice;
    }

    void tell(Occasion occasion, MergeRequestChanged changed) {
        var written = authored(occasion, changed.mergeRequest());
        tell(
                occasion,
                new MergeRequestChanged(changed.scene(), written, changed.turn(), changed.who()),
                written,
                state -> state.with(changed.turn(), changed.who()),
                begins(changed));
    }

    void tell(Occasion occasion, Merged merged) {
        var written = authored(occasion, merged.mergeRequest());
        tell(occasion, new Merged(merged.scene(), written), written, state -> state, false);
    }

    /// Who wrote it GitLab says once. A rule about authors means him ever after.
    private MergeRequest authored(Occasion occasion, MergeRequest reported) {
        if (reported.author() != null) return reported;
        return followed.find(address(occasion, reported))
                .flatMap(MergeRequestState::of)
                .map(known -> reported.by(known.newest().author()))
                .orElse(reported);
    }

    private static Address address(Occasion occasion, MergeRequest reported) {
        return occasion.address(Kind.MERGE_REQUEST, Long.toString(reported.number()));
    }

    private static boolean begins(MergeRequestChanged changed) {
        return changed.turn() == Turn.OPENED || changed.turn() == Turn.REOPENED || changed.turn() == Turn.READY;
    }

    private interface Change {
        MergeRequestState on(MergeRequestState state);
    }

    private void tell(Occasion occasion, Happening happening, MergeRequest reported, Change change, boolean begins) {
        var address = address(occasion, reported);
        var listeners = audience.around(occasion, happening);
        boolean isNews = listeners.stream().anyMatch(Listener::isTold);
        if (!isNews && followed.find(address).isEmpty()) return;
        var thing = followed.lock(address);
        var known = MergeRequestState.of(thing);
        var actor = occasion.scene().actor();
        var before = known.orElseGet(() -> MergeRequestState.first(reported.as(State.OPEN)));
        var after = change.on(before.with(reported, actor));
        if (known.isPresent() && after.equals(before) && !begins) return;
        followed.save(thing.id(), Json.write(after));
        var done = acts.to(thing.id(), address, occasion.scene().project().path());
        var news = new News(occasion, address, thing.id(), before, after, done, begins);
        for (var listener : listeners) tell(news, listener);
    }

    private record News(
            Occasion occasion,
            Address address,
            UUID thing,
            MergeRequestState before,
            MergeRequestState after,
            List<ActDone> done,
            boolean begins) {

        boolean hasTurned() {
            return before.newest().state() != after.newest().state();
        }

        boolean isReady() {
            return before.newest().isDraft() && !after.newest().isDraft() && !hasTurned();
        }

        String key(String what, Subscription listener) {
            return "%s/%s/%s/%s".formatted(what, thing, listener.id(), occasion.cause());
        }
    }

    private void tell(News news, Listener told) {
        var listener = told.subscription();
        boolean isMuted = told.isQuietAt(news.occasion().now());
        var known = showings.find(news.thing(), listener.place());
        var shown = known;
        if (known.isEmpty() && news.begins() && !isMuted) {
            shown = Optional.of(showings.open(news.thing(), listener.place()));
        }
        var speech = voice.speech(listener.place());
        var card = new MergeRequestCard(news.occasion().scene(), news.after(), news.done(), speech);
        shown.ifPresent(showing -> show(news, showing, card));
        if (isMuted
                || shown.filter(showing -> showing.mutedAt(news.occasion().now()))
                        .isPresent()) return;
        boolean isOnItsCard = known.isEmpty() && shown.isPresent();
        if (isOnItsCard) return;
        if (news.hasTurned()) say(news, listener, shown, card.ended(), "merge_request.turned", true);
        else if (news.isReady() && shown.isPresent()) {
            say(news, listener, shown, card.ready(), "merge_request.ready", false);
        }
    }

    private void show(News news, Showing showing, MergeRequestCard card) {
        var mergeRequest = news.after().newest();
        var shown = new Keyboards.Shown(news.address(), showing, card.speech());
        voice.show(showing, card.html(), keyboards.of(mergeRequest, shown), mergeRequest.isDraft(), null);
    }

    private void say(
            News news, Subscription listener, Optional<Showing> shown, String html, String kind, boolean isSilent) {
        var url = news.after().newest().url();
        voice.say(
                news.occasion(),
                listener.place(),
                new Voice.Words(
                        news.key(kind, listener),
                        kind,
                        html,
                        Keyboards.open(url, voice.speech(listener.place())),
                        isSilent,
                        shown.map(Showing::card).orElse(null)));
    }
}
