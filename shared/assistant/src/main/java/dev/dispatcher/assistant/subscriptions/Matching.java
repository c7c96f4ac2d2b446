package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.AccessRevoked;
import dev.dispatcher.assistant.happenings.Happening.Assigned;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.HookPinged;
import dev.dispatcher.assistant.happenings.Happening.JobFailed;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Happening.MergeRequestChanged;
import dev.dispatcher.assistant.happenings.Happening.Merged;
import dev.dispatcher.assistant.happenings.Happening.PipelineChanged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.happenings.Happening.TokenExpiring;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.Scene;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a subscription wants to hear of a happening. Most of what it decides is what nobody is told.
@Singleton
public final class Matching {

    private final Bots bots;

    Matching(Bots bots) {
        this.bots = bots;
    }

    /// Whether it hears of such things at all.
    public boolean concerns(Subscription subscription, Happening happening) {
        var kind = EventKind.of(happening);
        var events = subscription.events();
        if (kind.isEmpty() || !events.contains(kind.get())) return false;
        return !happening.scene().isConfidential() || events.contains(EventKind.CONFIDENTIAL);
    }

    public boolean wants(Subscription subscription, Happening happening) {
        if (!concerns(subscription, happening)) return false;
        var filters = subscription.filters();
        return (filters.withBots() || !isNoiseOfBots(happening))
                && (filters.withChildren() || !isChild(happening))
                && admits(filters, happening);
    }

    public boolean isBot(@Nullable Actor actor) {
        return bots.include(actor);
    }

    /// That the branch everybody works on is broken concerns everybody, whoever broke it. Expiry is nobody's act.
    /// What a bot has proposed stays its noise when somebody merges it.
    private boolean isNoiseOfBots(Happening happening) {
        var scene = happening.scene();
        var proposed = mergeRequest(happening);
        if (proposed != null && bots.include(proposed.author())) return true;
        if (!bots.include(scene.actor())) return false;
        return switch (happening) {
            case PipelineChanged changed ->
                !changed.pipeline().ref().equals(scene.project().defaultBranch());
            // Checks and flags are told of by machines; an issue that one opens is noise like any other.
            case Reported reported ->
                reported.topic() == Happening.Topic.ISSUE || reported.topic() == Happening.Topic.EMOJI;
            case Deployed _, Released _, TokenExpiring _, JobFailed _, HookPinged _, AccessRevoked _ -> false;
            case MergeRequestChanged _,
                    Merged _,
                    ReviewRequested _,
                    Assigned _,
                    Mentioned _,
                    Commented _,
                    WikiChanged _,
                    DocsChanged _,
                    Pushed _ -> true;
        };
    }

    private static boolean isChild(Happening happening) {
        return happening instanceof PipelineChanged changed
                && changed.pipeline().source().equals(Pipeline.CHILD);
    }

    /// A rule about branches says nothing of what belongs to none.
    private static boolean admits(Filters filters, Happening happening) {
        var branches = branches(happening);
        var authors = authors(happening);
        return (branches.isEmpty() || filters.branches().admits(branches))
                && (authors.isEmpty() || filters.authors().admits(authors))
                && admitsLabels(filters, happening)
                && admitsWorkflow(filters, happening)
                && admitsFiles(filters, happening);
    }

    private static List<String> branches(Happening happening) {
        var names =
                switch (happening) {
                    case PipelineChanged changed -> Stream.of(changed.pipeline().ref());
                    case MergeRequestChanged changed -> branches(changed.mergeRequest());
                    case Merged merged -> branches(merged.mergeRequest());
                    case Commented commented -> commented.subject().branches().stream();
                    case DocsChanged changed -> Stream.of(changed.branch());
                    case Pushed pushed ->
                        pushed.push().isTag()
                                ? Stream.<String>empty()
                                : Stream.of(pushed.push().ref());
                    case Deployed deployed -> Stream.of(deployed.deployment().ref());
                    case JobFailed _,
                            ReviewRequested _,
                            Assigned _,
                            Mentioned _,
                            WikiChanged _,
                            Released _,
                            TokenExpiring _,
                            Reported _,
                            HookPinged _,
                            AccessRevoked _ -> Stream.<String>empty();
                };
        return names.filter(name -> !name.isEmpty()).toList();
    }

    private static Stream<String> branches(MergeRequest mergeRequest) {
        return Stream.of(mergeRequest.source(), mergeRequest.target());
    }

    private static List<String> authors(Happening happening) {
        var mergeRequest = mergeRequest(happening);
        var author = mergeRequest == null ? null : mergeRequest.author();
        Scene scene = happening.scene();
        return Stream.of(scene.actor(), author)
                .filter(Objects::nonNull)
                .map(Actor::username)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static @Nullable MergeRequest mergeRequest(Happening happening) {
        if (happening instanceof MergeRequestChanged changed) return changed.mergeRequest();
        return happening instanceof Merged merged ? merged.mergeRequest() : null;
    }

    private static boolean admitsLabels(Filters filters, Happening happening) {
        var mergeRequest = mergeRequest(happening);
        return mergeRequest == null || filters.labels().admits(mergeRequest.labels());
    }

    private static boolean admitsWorkflow(Filters filters, Happening happening) {
        return !(happening instanceof PipelineChanged changed)
                || filters.workflows().admits(List.of(changed.pipeline().name()));
    }

    private static boolean admitsFiles(Filters filters, Happening happening) {
        return !(happening instanceof DocsChanged docs)
                || docs.files().stream().anyMatch(file -> filters.admitsFile(file.path()));
    }
}
