package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.cards.Keyboards;
import dev.dispatcher.assistant.cards.RemarksCard;
import dev.dispatcher.assistant.following.Address.Kind;
import dev.dispatcher.assistant.following.Followed;
import dev.dispatcher.assistant.following.Remarks;
import dev.dispatcher.assistant.following.Showing;
import dev.dispatcher.assistant.following.Showings;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.assistant.subscriptions.Subscription;
import dev.dispatcher.platform.Ids;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

/// Tells of comments, as answers to the card of what they are about. What one person writes in one go is one message,
/// and an edited comment changes the message it was told in.
@Singleton
final class CommentTelling {

    private final Audience audience;
    private final Followed followed;
    private final Showings showings;
    private final Remarks remarks;
    private final Voice voice;
    private final Ids ids;

    CommentTelling(Audience audience, Followed followed, Showings showings, Remarks remarks, Voice voice, Ids ids) {
        this.audience = audience;
        this.followed = followed;
        this.showings = showings;
        this.remarks = remarks;
        this.voice = voice;
        this.ids = ids;
    }

    void tell(Occasion occasion, Commented commented) {
        var listeners = audience.of(occasion, commented);
        if (listeners.isEmpty()) return;
        var subject = commented.subject();
        var thing = followed.lock(occasion.address(kind(subject.kind()), subject.number()));
        var batch = commented.comment().isEdited()
                ? remarks.edit(thing.id(), commented.comment())
                : added(occasion, commented, thing.id());
        if (batch.isEmpty()) return;
        var news = new News(occasion, commented, thing.id(), batch.get());
        for (var listener : listeners) tell(news, listener);
    }

    private record News(Occasion occasion, Commented commented, UUID thing, UUID batch) {}

    private Optional<UUID> added(Occasion occasion, Commented commented, UUID thing) {
        var actor = occasion.scene().actor();
        var author = actor == null ? "?" : actor.handle();
        var batch = remarks.batch(thing, author, occasion.now()).orElseGet(() -> begun(occasion));
        boolean isNew = remarks.add(thing, batch, author, commented.comment(), occasion.now());
        return isNew ? Optional.of(batch) : Optional.empty();
    }

    private UUID begun(Occasion occasion) {
        return followed.lock(occasion.address(Kind.REMARKS, ids.next().toString()))
                .id();
    }

    private void tell(News news, Subscription listener) {
        var now = news.occasion().now();
        var known = showings.find(news.batch(), listener.place());
        var about = showings.find(news.thing(), listener.place());
        boolean isMuted = listener.mutedAt(now)
                || about.filter(showing -> showing.mutedAt(now)).isPresent();
        if (known.isEmpty() && (isMuted || news.commented().comment().isEdited())) return;
        var showing = known.orElseGet(() -> showings.open(news.batch(), listener.place()));
        var card = new RemarksCard(
                news.occasion().scene(),
                news.commented().subject(),
                remarks.of(news.thing(), news.batch()),
                voice.speech(listener.place()));
        var keyboard = Keyboards.open(news.commented().comment().url(), card.speech());
        voice.show(
                showing, card.html(), keyboard, true, about.map(Showing::card).orElse(null));
    }

    static Kind kind(Subject.Kind kind) {
        return switch (kind) {
            case MERGE_REQUEST -> Kind.MERGE_REQUEST;
            case ISSUE -> Kind.ISSUE;
            case COMMIT -> Kind.COMMIT;
            case SNIPPET -> Kind.SNIPPET;
            case WIKI -> Kind.WIKI;
        };
    }
}
