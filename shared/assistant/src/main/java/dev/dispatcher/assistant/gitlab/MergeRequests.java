package dev.dispatcher.assistant.gitlab;

import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.MergeRequest;
import dev.dispatcher.assistant.forge.Outcome;
import dev.dispatcher.assistant.forge.Token;
import dev.dispatcher.assistant.forge.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// GitLab's merge requests. It answers 401 also to who is let in but may not do that.
final class MergeRequests {

    private final AccountApi api;
    private final Wire wire;
    private final Wishes wishes;

    MergeRequests(AccountApi api, Wire wire, Wishes wishes) {
        this.api = api;
        this.wire = wire;
        this.wishes = wishes;
    }

    Optional<MergeRequest> find(Token token, String project, long number) {
        return wire.find(() -> api.request(token.bearer(), project, number))
                .map(request -> Shapes.mergeRequest(project, request));
    }

    Outcome approve(Token token, String project, long number, String sha) {
        try {
            return wishes.act(
                    () -> api.approve(token.bearer(), project, number, Map.of("sha", sha)), Wishes::otherwise);
        } catch (ForgeFailure.TokenRefused refused) {
            requireLetIn(token, refused);
            return hasApproved(token, project, number)
                    ? new Outcome.NothingToDo("approved before")
                    : new Outcome.NoRight();
        }
    }

    boolean hasApproved(Token token, String project, long number) {
        return wire.get(() -> api.approvals(token.bearer(), project, number))
                .path("user_has_approved")
                .asBoolean();
    }

    boolean mayApprove(Token token, MergeRequest seen) {
        return wire.get(() -> api.approvals(token.bearer(), seen.project(), seen.number()))
                .path("user_can_approve")
                .asBoolean(true);
    }

    Outcome merge(Token token, String project, long number, String sha) {
        try {
            return wishes.act(
                    () -> api.merge(token.bearer(), project, number, Map.of("sha", sha)), no -> switch (no.status()) {
                        case 405, 406, 422 -> new Outcome.NotMergeable(hurdle(token, project, number));
                        default -> Wishes.otherwise(no);
                    });
        } catch (ForgeFailure.TokenRefused refused) {
            requireLetIn(token, refused);
            return new Outcome.NoRight();
        }
    }

    private void requireLetIn(Token token, ForgeFailure.TokenRefused refused) {
        try {
            wire.get(() -> api.user(token.bearer()));
        } catch (ForgeFailure.TokenRefused again) {
            again.addSuppressed(refused);
            throw again;
        }
    }

    private String hurdle(Token token, String project, long number) {
        return find(token, project, number).map(MergeRequest::hurdle).orElse("");
    }

    /// GitLab says yes also to closing what was merged.
    Outcome decline(Token token, String project, long number, @Nullable String reason) {
        var outcome = wishes.act(
                () -> api.change(token.bearer(), project, number, Map.of("state_event", "close")), Wishes::otherwise);
        if (!(outcome instanceof Outcome.Done)) return outcome;
        boolean isMerged = find(token, project, number)
                .filter(seen -> seen.state() == MergeRequest.State.MERGED)
                .isPresent();
        if (isMerged) return new Outcome.NothingToDo("merged before");
        if (reason != null) comment(token, project, number, reason);
        return outcome;
    }

    void explain(Token token, String project, long number, String username, String reason, Instant since) {
        var notes = wire.get(() -> api.notes(token.bearer(), project, number));
        boolean isThere = StreamSupport.stream(notes.spliterator(), false)
                .filter(note -> note.path("body").asText().equals(reason))
                .filter(note -> note.at("/author/username").asText().equalsIgnoreCase(username))
                .map(note -> Instant.parse(note.path("created_at").asText()))
                .anyMatch(at -> !at.isBefore(since));
        if (!isThere) comment(token, project, number, reason);
    }

    /// Where no comments are taken, it is declined all the same.
    private void comment(Token token, String project, long number, String words) {
        wishes.act(() -> api.note(token.bearer(), project, number, Map.of("body", words)), Wishes::otherwise);
    }
}
