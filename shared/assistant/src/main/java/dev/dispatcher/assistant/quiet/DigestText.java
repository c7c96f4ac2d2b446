package dev.dispatcher.assistant.quiet;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Waiting;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// What a digest says: the day so far, and in a private chat what waits for its user.
@Singleton
public final class DigestText {

    private final Access access;
    private final Links links;
    private final Past past;
    private final Tongues tongues;

    public DigestText(Access access, Links links, Past past, Tongues tongues) {
        this.access = access;
        this.links = links;
        this.past = past;
        this.tongues = tongues;
    }

    /// Asks the forges, so never in a transaction.
    public String of(long chat) {
        var language = tongues.of(chat);
        var day = past.day(chat);
        var lines = new ArrayList<String>();
        lines.add(ChatWords.DIGEST_TITLE.html(language, day.size()));
        day.stream().limit(10).map(Past.Entry::html).forEach(lines::add);
        var waiting = waiting(chat);
        if (!waiting.isEmpty()) {
            lines.add("");
            lines.add(ChatWords.WAITING_FOR_YOU.html(language));
            lines.addAll(waiting);
        }
        return String.join("\n", lines);
    }

    /// What waits for a user's review anywhere, a line each. A group has no links.
    public List<String> waiting(long user) {
        var lines = new ArrayList<String>();
        for (var link : links.of(user)) {
            if (link.isOpen()) waiting(user, link).forEach(item -> lines.add(line(item)));
        }
        return lines;
    }

    private List<Waiting> waiting(long user, Link link) {
        try {
            return access.as(
                            user,
                            link.provider(),
                            session -> session.forge()
                                    .toReview(session.token(), session.link().username()))
                    .orElse(List.of());
        } catch (ForgeFailure _) {
            return List.of(); // a digest without it is better than none
        }
    }

    private static String line(Waiting item) {
        return "• " + Html.link(item.url(), item.title()) + " – " + Html.escape(item.project()) + " " + item.number();
    }
}
