package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Span;
import dev.dispatcher.assistant.hooks.Hook;
import java.util.List;
import java.util.Optional;

/// What a webhook leaves out, and who could say it: those who wanted to hear of the project, each with his own token.
/// All of it asks a forge, so never in a transaction. Throws `ForgeFailure` when the forge does not answer.
public interface Witnesses {

    /// Who belongs to a team or a group, as far as one of them may see.
    List<Account> members(Hook hook, Project project, String group);

    /// The files of a push that lists only some of its commits; empty when nobody can say.
    Optional<Comparison> compare(Hook hook, Project project, Span span);
}
