package dev.dispatcher.assistant.forge;

import dev.dispatcher.assistant.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A forge in the hands of one person: every call carries that person's token and can do what they may do, no more.
/// `project` is a number or a path at GitLab, `owner/name` at GitHub. A question throws `ForgeFailure` when it is not
/// answered; what is not there, or may not be seen, is an empty answer.
public interface Forge {

    Provider provider();

    /// Where people find it, such as `https://gitlab.example.com`.
    String instance();

    /// Whose token this is, and what it is good for.
    TokenFacts whoAmI(Token token);

    /// Takes a personal token back. False where the forge lets only people do that.
    boolean revoke(Token token);

    Optional<Project> project(Token token, String project);

    /// Whether this person has at least this right there, however they came by it. Asked anew each time.
    boolean may(Token token, String project, Right needed);

    /// Those with at least this right, the most recent first: one page.
    List<Project> projects(Token token, String search, Right least);

    /// Whether not everybody who may write may write there.
    boolean isProtected(Token token, String project, String ref);

    /// What can be run by hand. A forge that has one pipeline for everything names one.
    List<Workflow> workflows(Token token, String project);

    /// The newest first, of one ref or, when it is empty, of all: one page.
    List<Pipeline> pipelines(Token token, String project, String ref);

    Optional<Pipeline> pipeline(Token token, String project, long id);

    /// Empty where jobs cannot be played one by one.
    Optional<Job> job(Token token, String project, long id);

    Optional<MergeRequest> mergeRequest(Token token, String project, long number);

    /// What waits for this person's review: one page.
    List<Waiting> toReview(Token token, String username);

    /// What this person has opened and nobody has merged or closed yet: one page.
    List<Waiting> authored(Token token, String username);

    /// `workflow` is the id of one of those that can be run.
    default Outcome run(Token token, String project, String workflow, String ref) {
        return run(token, project, workflow, ref, Map.of());
    }

    /// The same with variables, or inputs as GitHub calls them.
    Outcome run(Token token, String project, String workflow, String ref, Map<String, String> variables);

    Outcome stop(Token token, String project, long pipeline);

    /// What failed or was stopped, once more.
    Outcome retry(Token token, String project, long pipeline);

    /// A job that waits for somebody.
    Outcome play(Token token, String project, long job);

    /// Only when its head is still this commit.
    Outcome approve(Token token, String project, long number, String sha);

    boolean hasApproved(Token token, String project, long number, String username);

    /// Whether this person, called so at the forge, could approve it now.
    boolean mayApprove(Token token, MergeRequest seen, String username);

    /// Only when its head is still this commit.
    Outcome merge(Token token, String project, long number, String sha);

    /// Closes it. The reason, when there is one, is left as a comment.
    Outcome decline(Token token, String project, long number, @Nullable String reason);

    /// Leaves that comment on what was declined, unless this person has left the very same there since then.
    void explain(Token token, String project, long number, String username, String reason, Instant since);

    /// Who belongs to a team (`owner/team`) or a group (its path): the first few hundred. Empty where there is
    /// none that this person may see.
    Optional<List<Account>> members(Token token, String group);

    /// What became of the files from one commit to another. Empty where there is nothing to compare.
    Optional<Comparison> compare(Token token, String project, String from, String to);

    /// Its hooks, for who may see them.
    Hooks hooks();
}
