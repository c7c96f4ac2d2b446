package dev.dispatcher.assistant.quiet;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Waiting;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.Language;
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
        var todo = todo(chat);
        if (!todo.lines().isEmpty()) {
            lines.add("");
            lines.add(ChatWords.WAITING_FOR_YOU.html(language));
            lines.addAll(todo.lines());
        }
        lines.addAll(todo.excuses(language));
        return String.join("\n", lines);
    }

    /// What waits for somebody, a line each, and which forges did not say.
    public record ToDo(List<String> lines, List<Provider> silent) {

        public List<String> excuses(Language language) {
            return silent.stream()
                    .map(provider -> SubscriptionWords.NO_ANSWER.html(language, provider.title()))
                    .toList();
        }
    }

    /// What waits for a user's review anywhere. A group has no links.
    public ToDo todo(long user) {
        var lines = new ArrayList<String>();
        var silent = new ArrayList<Provider>();
        for (var link : links.of(user)) {
            if (!link.isOpen()) continue;
            try {
                waiting(user, link).forEach(item -> lines.add(line(item)));
            } catch (ForgeFailure _) {
                silent.add(link.provider()); // without it is better than not at all
            }
        }
        return new ToDo(lines, silent);
    }

    private List<Waiting> waiting(long user, Link link) {
        return access.as(
                        user,
                        link.provider(),
                        session -> session.forge()
                                .toReview(session.token(), session.link().username()))
                .orElse(List.of());
    }

    private static String line(Waiting item) {
        return "• " + Html.link(item.url(), item.title()) + " – " + Html.escape(item.project()) + " " + item.number();
    }
}
