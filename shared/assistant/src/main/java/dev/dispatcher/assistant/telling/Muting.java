package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.assistant.following.Followed;
import dev.dispatcher.assistant.following.Showings;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.people.Place;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Whether somebody wants no sound at the moment: none at all, or none about one thing whose card is in the chat.
@Singleton
final class Muting {

    private final Hours hours;
    private final Followed followed;
    private final Showings showings;

    Muting(Hours hours, Followed followed, Showings showings) {
        this.hours = hours;
        this.followed = followed;
        this.showings = showings;
    }

    boolean isMuted(Place place, Address about, Instant now) {
        if (hours.of(place.chatId()).mutedAt(now)) return true;
        return followed.find(about)
                .flatMap(thing -> showings.find(thing.id(), place))
                .filter(showing -> showing.mutedAt(now))
                .isPresent();
    }
}
