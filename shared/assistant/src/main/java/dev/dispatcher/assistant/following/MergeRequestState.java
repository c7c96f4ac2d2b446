package dev.dispatcher.assistant.following;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening.Turn;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.platform.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a merge request from all its webhooks. People are named as they are called.
public record MergeRequestState(
        MergeRequest newest,
        List<String> approvers,
        List<String> refusers,
        @Nullable String endedBy) {

    public MergeRequestState {
        approvers = List.copyOf(approvers);
        refusers = List.copyOf(refusers);
    }

    public static Optional<MergeRequestState> of(Thing thing) {
        var state = thing.state();
        return state == null ? Optional.empty() : Optional.of(Json.read(state, MergeRequestState.class));
    }

    public static MergeRequestState first(MergeRequest reported) {
        return new MergeRequestState(reported, List.of(), List.of(), null);
    }

    /// The same when the report is older than what is known. Who wrote it, it says only once.
    public MergeRequestState with(MergeRequest reported, @Nullable Actor actor) {
        if (!reported.supersedes(newest)) return this;
        var known = reported.author() == null ? reported.by(newest.author()) : reported;
        var end = reported.state() == MergeRequest.State.OPEN ? null : endedBy;
        if (end == null && reported.state() != MergeRequest.State.OPEN && actor != null) end = actor.handle();
        return new MergeRequestState(known, approvers, refusers, end);
    }

    /// Approvals do not make a merge request newer, so they count whenever they are told.
    public MergeRequestState with(Turn turn, @Nullable Actor who) {
        var yes = new ArrayList<>(approvers);
        var no = new ArrayList<>(refusers);
        var name = who == null ? "" : who.handle();
        switch (turn) {
            case APPROVED -> {
                no.remove(name);
                if (!name.isEmpty() && !yes.contains(name)) yes.add(name);
            }
            case CHANGES_REQUESTED -> {
                yes.remove(name);
                if (!name.isEmpty() && !no.contains(name)) no.add(name);
            }
            case UNAPPROVED -> {
                yes.remove(name);
                no.remove(name);
            }
            case APPROVALS_RESET -> yes.clear();
            case OPENED, REOPENED, CLOSED, READY, DRAFTED, COMMITS, EDITED -> {}
        }
        return new MergeRequestState(newest, yes, no, endedBy);
    }
}
