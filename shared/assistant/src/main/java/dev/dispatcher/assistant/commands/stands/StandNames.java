package dev.dispatcher.assistant.commands.stands;

import dev.dispatcher.people.User;
import dev.dispatcher.stands.NewStand;
import dev.dispatcher.stands.StandShelf;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Thinks of names, for who would rather press than type.
@Singleton
final class StandNames {

    private static final int LENGTH_MAX = 34;
    private static final int NUMBER_MAX = 50;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("ddMM").withZone(ZoneOffset.UTC);

    private final StandShelf shelf;
    private final Clock clock;

    StandNames(StandShelf shelf, Clock clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /// Names that nobody has at the moment.
    List<String> propose(String product, User user) {
        var nick = user.username();
        var who = slug(nick == null ? String.valueOf(user.id()) : nick);
        var day = DAY.format(clock.instant());
        return Stream.of(product + "-" + who, product + "-" + day, "demo-" + who)
                .map(StandNames::slug)
                .distinct()
                .flatMap(this::free)
                .toList();
    }

    private Stream<String> free(String base) {
        return IntStream.rangeClosed(1, NUMBER_MAX)
                .mapToObj(number -> number == 1 ? base : base + "-" + number)
                .filter(name -> NewStand.isName(name) && !isTaken(name))
                .limit(1);
    }

    private boolean isTaken(String name) {
        return shelf.find(name)
                .filter(found -> found.listed().stand().goneAt() == null)
                .isPresent();
    }

    private static String slug(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var begun = !plain.isEmpty() && Character.isLetter(plain.charAt(0)) ? plain : "s-" + plain;
        return begun.substring(0, Math.min(LENGTH_MAX, begun.length())).replaceAll("-+$", "");
    }
}
