package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.cards.Keyboards;
import dev.dispatcher.assistant.cards.PipelineCard;
import dev.dispatcher.assistant.control.ActDone;
import dev.dispatcher.assistant.control.ActsDone;
import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.assistant.following.Address.Kind;
import dev.dispatcher.assistant.following.Followed;
import dev.dispatcher.assistant.following.PipelineState;
import dev.dispatcher.assistant.following.Showing;
import dev.dispatcher.assistant.following.Showings;
import dev.dispatcher.assistant.following.Thing;
import dev.dispatcher.assistant.happenings.Happening.JobFailed;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.linking.LinkedUsers;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Moment;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.assistant.telling.Audience.Listener;
import dev.dispatcher.people.Place;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells of pipelines: one card each, changed without a sound while it runs. A failure is said aloud, and so is what
/// ends it; an edited message makes no sound, and nobody would see it fail.
@Singleton
final class PipelineTelling {

    private final Audience audience;
    private final Followed followed;
    private final Showings showings;
    private final Keyboards keyboards;
    private final ActsDone acts;
    private final Voice voice;
    private final LinkedUsers linked;

    PipelineTelling(
            Audience audience,
            Followed followed,
            Showings showings,
            Keyboards keyboards,
            ActsDone acts,
            Voice voice,
            LinkedUsers linked) {
        this.audience = audience;
        this.followed = followed;
        this.showings = showings;
        this.keyboards = keyboards;
        this.acts = acts;
        this.voice = voice;
        this.linked = linked;
    }

    void tell(Occasion occasion, PipelineChanged changed) {
        var pipeline = changed.pipeline();
        var address = occasion.address(Kind.PIPELINE, Long.toString(pipeline.id()));
        var listeners = audience.around(occasion, changed);
        boolean isNews = listeners.stream().anyMatch(Listener::isTold);
        if (!isNews && followed.find(address).isEmpty()) return;
        var thing = followed.lock(address);
        var before = PipelineState.of(thing);
        var after = before.with(pipeline);
        if (after.equals(before)) return;
        var line = line(pipeline);
        followed.save(thing.id(), Json.write(after), line, after.lastEnd());
        var broken = brokenBefore(address, before, line);
        var news = new News(
                occasion, address, thing.id(), before, after, pipeline, done(occasion, thing, address), broken);
        for (var listener : listeners) tell(news, listener);
    }

    /// A job that failed says more about a card that is there, and makes none.
    void tell(Occasion occasion, JobFailed failed) {
        var listeners = audience.of(occasion, EventKind.PIPELINES);
        if (listeners.isEmpty()) return;
        var address = occasion.address(Kind.PIPELINE, Long.toString(failed.pipelineId()));
        var thing = followed.lock(address);
        var before = PipelineState.of(thing);
        var after = before.with(failed.attempt(), failed.job());
        if (after.equals(before)) return;
        var newest = after.newest();
        followed.save(thing.id(), Json.write(after), newest == null ? null : line(newest), after.lastEnd());
        if (newest == null) return;
        var done = done(occasion, thing, address);
        var news = new News(occasion, address, thing.id(), after, after, newest, done, null);
        for (var listener : listeners) {
            showings.find(thing.id(), listener.place()).ifPresent(showing -> show(news, showing));
        }
    }

    /// What it has been since, for one that has not been anything yet, is what the one before it was.
    private @Nullable UUID brokenBefore(Address address, PipelineState before, @Nullable String line) {
        if (line == null || before.lastEnd() != null) return null;
        return followed.failedBefore(address, line).orElse(null);
    }

    /// Tags do not follow each other.
    private static @Nullable String line(Pipeline pipeline) {
        return pipeline.isTag() ? null : pipeline.ref() + "\n" + pipeline.name();
    }

    private List<ActDone> done(Occasion occasion, Thing thing, Address address) {
        return acts.to(thing.id(), address, occasion.scene().project().path());
    }

    private record News(
            Occasion occasion,
            Address address,
            UUID thing,
            PipelineState before,
            PipelineState after,
            Pipeline pipeline,
            List<ActDone> done,
            @Nullable UUID brokenBefore) {

        boolean isFailure() {
            return after.failedSince(before);
        }

        boolean isRecovery() {
            boolean wasBroken = before.lastEnd() == PipelineStatus.FAILED || brokenBefore != null;
            return wasBroken && after.succeededSince(before);
        }

        String key(String what, Subscription listener) {
            var version = pipeline.version();
            return "%s/%s/%s/%d/%d"
                    .formatted(
                            what,
                            thing,
                            listener.id(),
                            version.attempt(),
                            version.at().toEpochMilli());
        }
    }

    private void tell(News news, Listener told) {
        var listener = told.subscription();
        var moments = listener.filters().moments();
        boolean isMuted = told.isQuietAt(news.occasion().now());
        var shown = showings.find(news.thing(), listener.place());
        boolean isNew = !isMuted && moments.contains(Moment.of(news.pipeline().status()));
        if (shown.isEmpty() && isNew) shown = Optional.of(showings.open(news.thing(), listener.place()));
        shown.ifPresent(showing -> show(news, showing));
        if (isMuted
                || shown.filter(showing -> showing.mutedAt(news.occasion().now()))
                        .isPresent()) return;
        if (news.isFailure() && moments.contains(Moment.FAILED)) fail(news, listener, shown);
        if (news.isRecovery() && moments.contains(Moment.FIXED)) recover(news, listener, shown);
    }

    private void show(News news, Showing showing) {
        var card = card(news, showing.place());
        var shown = new Keyboards.Shown(news.address(), showing, card.speech());
        voice.show(showing, card.html(), keyboards.of(news.pipeline(), shown), true, null);
    }

    private PipelineCard card(News news, Place place) {
        return new PipelineCard(
                news.occasion().scene(), news.after(), news.pipeline(), news.done(), voice.speech(place));
    }

    private void fail(News news, Subscription listener, Optional<Showing> shown) {
        var card = card(news, listener.place());
        voice.say(
                news.occasion(),
                listener.place(),
                new Voice.Words(
                        news.key("pipeline failed", listener),
                        "pipeline.failed",
                        card.failure(whose(news.occasion(), listener.place())),
                        Keyboards.open(news.pipeline().url(), card.speech()),
                        false,
                        shown.map(Showing::card).orElse(null)));
    }

    /// Who set it off, by their account in Telegram. A chat of one person need not be told whom it belongs to.
    private @Nullable Long whose(Occasion occasion, Place place) {
        var actor = occasion.scene().actor();
        if (actor == null || !place.isGroup()) return null;
        return linked.find(occasion.scene().provider(), occasion.hook().instance(), actor)
                .orElse(null);
    }

    /// It answers the card of what is mended: its own, or that of the pipeline before it.
    private void recover(News news, Subscription listener, Optional<Showing> shown) {
        var broken = news.brokenBefore();
        var mended = shown.isEmpty() && broken != null ? showings.find(broken, listener.place()) : shown;
        var card = card(news, listener.place());
        voice.say(
                news.occasion(),
                listener.place(),
                new Voice.Words(
                        news.key("pipeline fixed", listener),
                        "pipeline.fixed",
                        card.recovery(),
                        Keyboards.open(news.pipeline().url(), card.speech()),
                        false,
                        mended.map(Showing::card).orElse(null)));
    }
}
