package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.cards.Keyboards;
import dev.dispatcher.assistant.cards.PersonalNotice;
import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening.Assigned;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.linking.LinkedUsers;
import dev.dispatcher.assistant.subscriptions.Matching;
import dev.dispatcher.database.Sha256;
import dev.dispatcher.people.Place;
import dev.dispatcher.people.User;
import dev.dispatcher.people.Users;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tells persons what concerns them: who is asked, assigned or named, if we know whose account that is, and never the
/// one who did it. It asks the forge who may see what, so all of it is put together before anything is written. Nobody
/// loses what is meant for him by muting: it comes without a sound.
@Singleton
final class PersonalTelling {

    private final Matching matching;
    private final Users users;
    private final Voice voice;
    private final Teams teams;
    private final LinkedUsers linked;
    private final Muting muting;

    PersonalTelling(Matching matching, Users users, Voice voice, Teams teams, LinkedUsers linked, Muting muting) {
        this.matching = matching;
        this.users = users;
        this.voice = voice;
        this.teams = teams;
        this.linked = linked;
        this.muting = muting;
    }

    /// Something to be said to somebody about something.
    record Letter(long user, Address about, Voice.Words words) {}

    void send(Occasion occasion, List<Letter> letters) {
        for (var letter : letters) {
            var place = Place.chat(letter.user());
            boolean isMuted = muting.isMuted(place, letter.about(), occasion.now());
            voice.say(occasion, place, isMuted ? letter.words().silent() : letter.words());
        }
    }

    List<Letter> letters(Occasion occasion, ReviewRequested request) {
        var mergeRequest = request.mergeRequest();
        var asked = with(request.reviewers(), teams.asked(occasion, request.teams()));
        return each(occasion, asked, about(occasion, mergeRequest), user -> {
            var notice = notice(occasion, user);
            var key = "review/%s/%d".formatted(occasion.cause(), user);
            return words(key, "review.requested", notice.reviewRequested(mergeRequest), mergeRequest.url(), notice);
        });
    }

    List<Letter> letters(Occasion occasion, Assigned assigned) {
        var mergeRequest = assigned.mergeRequest();
        return each(occasion, assigned.assignees(), about(occasion, mergeRequest), user -> {
            var notice = notice(occasion, user);
            var key = "assigned/%s/%d".formatted(occasion.cause(), user);
            return words(key, "assigned", notice.assigned(mergeRequest), mergeRequest.url(), notice);
        });
    }

    /// What a bot writes names people all the time. One text names a person once, however often it is edited.
    List<Letter> letters(Occasion occasion, Mentioned mention) {
        if (matching.isBot(occasion.scene().actor())) return List.of();
        var people = mention.names().stream()
                .filter(name -> name.indexOf('/') < 0)
                .map(name -> new Actor(null, name, name, false))
                .toList();
        var strangers =
                people.stream().filter(name -> user(occasion, name).isEmpty()).toList();
        var named = with(people, teams.named(occasion, mention.names(), strangers));
        var about = occasion.address(
                CommentTelling.kind(mention.subject().kind()), mention.subject().number());
        return each(occasion, named, about, user -> {
            var notice = notice(occasion, user);
            boolean maySee = maySee(occasion, user);
            return words(
                    key(occasion, mention, user),
                    "mentioned",
                    notice.mentioned(mention, maySee),
                    mention.url(),
                    notice);
        });
    }

    private static Address about(Occasion occasion, MergeRequest mergeRequest) {
        return occasion.address(Address.Kind.MERGE_REQUEST, Long.toString(mergeRequest.number()));
    }

    private static List<Actor> with(List<Actor> some, List<Actor> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private boolean maySee(Occasion occasion, long user) {
        var scene = occasion.scene();
        if (scene.isConfidential()) return false;
        return !scene.project().isPrivate()
                || linked.maySee(user, scene.provider(), occasion.hook().instance(), scene.project());
    }

    private static String key(Occasion occasion, Mentioned mention, long user) {
        var text = String.join(
                "\n",
                occasion.scene().provider().word(),
                occasion.hook().instance(),
                occasion.scene().project().key(),
                mention.subject().kind() + " " + mention.subject().number(),
                mention.anchor());
        var hash = HexFormat.of().formatHex(Sha256.of(text));
        return "mentioned/" + hash + "/" + user;
    }

    private List<Letter> each(
            Occasion occasion, List<Actor> accounts, Address about, Function<Long, Voice.Words> words) {
        var letters = new ArrayList<Letter>();
        for (long user : owners(occasion, accounts)) letters.add(new Letter(user, about, words.apply(user)));
        return letters;
    }

    private Set<Long> owners(Occasion occasion, List<Actor> accounts) {
        var owners = new LinkedHashSet<Long>();
        for (var account : accounts) {
            user(occasion, account)
                    .filter(user -> users.find(user).filter(User::active).isPresent())
                    .ifPresent(owners::add);
        }
        var actor = occasion.scene().actor();
        if (actor != null) user(occasion, actor).ifPresent(owners::remove);
        return owners;
    }

    private Optional<Long> user(Occasion occasion, Actor account) {
        return linked.find(occasion.scene().provider(), occasion.hook().instance(), account);
    }

    private PersonalNotice notice(Occasion occasion, long user) {
        return new PersonalNotice(occasion.scene(), voice.speech(Place.chat(user)));
    }

    private static Voice.Words words(String key, String kind, String html, String url, PersonalNotice notice) {
        return new Voice.Words(key, kind, html, Keyboards.open(url, notice.speech()), false, null);
    }
}
