package dev.dispatcher.assistant.subscriptions;

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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What one may subscribe to. `CONFIDENTIAL` is no kind of its own: it lets the others tell what not everybody may see.
public enum EventKind {
    PIPELINES,
    MERGE_REQUESTS,
    COMMENTS,
    WIKI,
    DOCS,
    DEPLOYMENTS,
    RELEASES,
    PUSHES,
    TAGS,
    TOKENS,
    ISSUES,
    CHECKS,
    MILESTONES,
    FEATURE_FLAGS,
    VULNERABILITIES,
    EMOJI,
    CONFIDENTIAL;

    /// What somebody gets who does not choose.
    public static final Set<EventKind> USUAL =
            Set.copyOf(EnumSet.of(PIPELINES, MERGE_REQUESTS, COMMENTS, WIKI, DOCS, RELEASES, TOKENS));

    /// The word that commands and the database use.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EventKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// Empty for what is told to persons, or to nobody.
    public static Optional<EventKind> of(Happening happening) {
        return switch (happening) {
            case PipelineChanged _, JobFailed _ -> Optional.of(PIPELINES);
            case MergeRequestChanged _, Merged _ -> Optional.of(MERGE_REQUESTS);
            case Commented _ -> Optional.of(COMMENTS);
            case WikiChanged _ -> Optional.of(WIKI);
            case DocsChanged _ -> Optional.of(DOCS);
            case Deployed _ -> Optional.of(DEPLOYMENTS);
            case Released _ -> Optional.of(RELEASES);
            case Pushed pushed -> Optional.of(pushed.push().isTag() ? TAGS : PUSHES);
            case TokenExpiring _ -> Optional.of(TOKENS);
            case Reported reported ->
                Optional.of(
                        switch (reported.topic()) {
                            case ISSUE -> ISSUES;
                            case MILESTONE -> MILESTONES;
                            case FEATURE_FLAG -> FEATURE_FLAGS;
                            case VULNERABILITY -> VULNERABILITIES;
                            case CHECK -> CHECKS;
                            case EMOJI -> EMOJI;
                        });
            case ReviewRequested _, Assigned _, Mentioned _, HookPinged _, AccessRevoked _ -> Optional.empty();
        };
    }
}
