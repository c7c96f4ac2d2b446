package dev.dispatcher.assistant.commands.subscribing;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Project;
import dev.dispatcher.assistant.forge.Right;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Link;
import dev.dispatcher.assistant.linking.Links;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/// The projects somebody may see, asked for with their own token.
@Singleton
public final class Projects {

    private static final int MOST = 40;

    private final Access access;
    private final Links links;

    public Projects(Access access, Links links) {
        this.access = access;
        this.links = links;
    }

    /// What came of asking.
    public sealed interface Found {

        record Some(String instance, List<Project> projects) implements Found {}

        /// They are not let in there.
        record NoLink() implements Found {}

        record NoAnswer() implements Found {}
    }

    /// Where somebody is let in.
    public List<Provider> providers(long user) {
        return Arrays.stream(Provider.values())
                .filter(provider ->
                        links.of(user).stream().anyMatch(link -> link.isOpen() && link.provider() == provider))
                .toList();
    }

    /// Whom they are there.
    public List<Link> links(long user) {
        return links.of(user).stream().filter(Link::isOpen).toList();
    }

    /// Asks the forge, so never in a transaction.
    public Found find(long user, Provider provider, String search) {
        try {
            return access.as(user, provider, session -> {
                        var found = session.forge().projects(session.token(), search, Right.READ);
                        return (Found) new Found.Some(
                                session.link().instance(),
                                found.stream().limit(MOST).toList());
                    })
                    .orElseGet(Found.NoLink::new);
        } catch (ForgeFailure _) {
            return new Found.NoAnswer();
        }
    }
}
