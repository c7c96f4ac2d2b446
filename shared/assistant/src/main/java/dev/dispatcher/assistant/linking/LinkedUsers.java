package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Project;
import java.util.Optional;

/// Which of our users an account at a forge belongs to.
public interface LinkedUsers {

    /// The user who has linked this account; by its number where that is known, else by its name. Reads the database
    /// and asks nobody.
    Optional<Long> find(Provider provider, String instance, Actor account);

    /// Whether the forge lets this user see the project. Asks the forge with the user's own token, so never in a
    /// transaction; false when it cannot be asked.
    boolean maySee(long user, Provider provider, String instance, Project project);

    /// The account took back what it granted us: what is kept of it is deleted. In the open transaction.
    void revoked(Provider provider, String instance, Actor account);
}
