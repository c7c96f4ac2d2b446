package dev.dispatcher.assistant.telling;

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
import dev.dispatcher.assistant.hooks.Hooks;
import dev.dispatcher.assistant.intake.HappeningJson;
import dev.dispatcher.assistant.intake.HappeningSpreader;
import dev.dispatcher.assistant.linking.LinkedUsers;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Tells of a happening, in the transaction that completes its event. A hook that is gone, or that speaks of what is
/// not its own, is not listened to.
@Singleton
final class HappeningTelling implements Reaction {

    private final Hooks hooks;
    private final PipelineTelling pipelines;
    private final MergeRequestTelling mergeRequests;
    private final CommentTelling comments;
    private final NoticeTelling notices;
    private final PersonalTelling persons;
    private final Documents documents;
    private final LinkedUsers linked;
    private final Clock clock;

    HappeningTelling(
            Hooks hooks,
            PipelineTelling pipelines,
            MergeRequestTelling mergeRequests,
            CommentTelling comments,
            NoticeTelling notices,
            PersonalTelling persons,
            Documents documents,
            LinkedUsers linked,
            Clock clock) {
        this.hooks = hooks;
        this.pipelines = pipelines;
        this.mergeRequests = mergeRequests;
        this.comments = comments;
        this.notices = notices;
        this.persons = persons;
        this.documents = documents;
        this.linked = linked;
        this.clock = clock;
    }

    @Override
    public String type() {
        return HappeningSpreader.TYPE.name();
    }

    @Override
    public Result to(Delivery delivery) {
        var happening = HappeningJson.read(delivery.payload());
        var scene = happening.scene();
        var hook = hooks.find(scene.hookId())
                .filter(known -> known.provider() == scene.provider() && known.speaksFor(scene.project()));
        if (hook.isEmpty()) return Done.NOTHING_TO_WRITE;
        var occasion = Occasion.of(scene, hook.get(), delivery, clock.instant());
        var telling = telling(occasion, happening);
        return new Done(() -> {
            hooks.live(scene.hookId());
            telling.write();
        });
    }

    private Writes telling(Occasion occasion, Happening happening) {
        return switch (happening) {
            case PipelineChanged changed -> () -> pipelines.tell(occasion, changed);
            case JobFailed failed -> () -> pipelines.tell(occasion, failed);
            case MergeRequestChanged changed -> () -> mergeRequests.tell(occasion, changed);
            case Merged merged -> () -> mergeRequests.tell(occasion, merged);
            case Commented commented -> () -> comments.tell(occasion, commented);
            case WikiChanged wiki -> () -> notices.tell(occasion, wiki);
            case DocsChanged docs -> {
                var whole = documents.whole(occasion, docs);
                yield () -> notices.tell(occasion, whole);
            }
            case Pushed pushed -> () -> notices.tell(occasion, pushed);
            case Deployed deployed -> () -> notices.tell(occasion, deployed);
            case Released released -> () -> notices.tell(occasion, released);
            case TokenExpiring token -> () -> notices.tell(occasion, token);
            case Reported report -> () -> notices.tell(occasion, report);
            case ReviewRequested request -> {
                var letters = persons.letters(occasion, request);
                yield () -> persons.send(occasion, letters);
            }
            case Assigned assigned -> {
                var letters = persons.letters(occasion, assigned);
                yield () -> persons.send(occasion, letters);
            }
            case Mentioned mention -> {
                var letters = persons.letters(occasion, mention);
                yield () -> persons.send(occasion, letters);
            }
            case HookPinged _ -> Writes.NONE;
            case AccessRevoked revoked -> () -> revoke(occasion, revoked);
        };
    }

    /// Only whoever speaks for all of a forge may say that of an account.
    private void revoke(Occasion occasion, AccessRevoked revoked) {
        if (!occasion.hook().speaksForAll()) return;
        linked.revoked(occasion.scene().provider(), occasion.hook().instance(), revoked.account());
    }
}
