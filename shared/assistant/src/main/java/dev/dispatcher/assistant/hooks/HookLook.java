package dev.dispatcher.assistant.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks after one hook with the token of who had it made: turns it on again where the forge has given up on it,
/// and has what nobody heard sent once more. Its owner is told once when something is wrong, and once when it is
/// well again.
@Singleton
final class HookLook implements Reaction {

    /// More than this a minute the forges do not send again.
    private static final int RESENT_MAX = 5;

    private static final int TOO_LARGE = 413;

    private static final JsonMapper JSON = new JsonMapper();

    private final HookRows rows;
    private final HookCare care;
    private final HookNews news;
    private final Access access;
    private final HookAddress address;
    private final SignatureRule signatures;
    private final OurHooks ours;

    HookLook(
            HookRows rows,
            HookCare care,
            HookNews news,
            Access access,
            HookAddress address,
            SignatureRule signatures,
            OurHooks ours) {
        this.rows = rows;
        this.care = care;
        this.news = news;
        this.access = access;
        this.address = address;
        this.signatures = signatures;
        this.ours = ours;
    }

    @Override
    public String type() {
        return HookRounds.LOOK.name();
    }

    @Override
    public Result to(Delivery delivery) {
        var kept = rows.find(id(delivery.payload())).filter(found -> found.remoteId() != null);
        if (kept.isEmpty() || kept.get().owner() == null) return Done.NOTHING_TO_WRITE;
        try {
            var found = access.as(
                            kept.get().owner(), kept.get().hook().provider(), session -> look(session, kept.get()))
                    .orElseGet(Found.Unreachable::new);
            return new Done(() -> news.tell(kept.get(), found, delivery.id()));
        } catch (ForgeFailure.Unanswered unanswered) {
            return new Unavailable(String.valueOf(unanswered.getMessage()), unanswered.retryAfter());
        } catch (ForgeFailure.Refused _) {
            return new Done(() -> news.tell(kept.get(), new Found.Unreachable(), delivery.id()));
        }
    }

    private static String id(String payload) {
        try {
            return JSON.readTree(payload).path("hook_id").asText();
        } catch (JsonProcessingException _) {
            return "";
        }
    }

    private Found look(Session session, HookRows.Kept kept) {
        var project = kept.hook().projectPath();
        var hooks = session.forge().hooks();
        var listed = hooks.list(session.token(), project);
        var there = find(listed, kept);
        if (there.isEmpty()) return madeAgain(session, kept);
        if (isOneOfMany(listed, kept)) {
            care.see(session.link().user(), kept.hook().provider(), project);
            if (rows.find(kept.hook().id()).isEmpty()) return new Found.Well(); // another one stays
        }
        if (!signatures.lets(there.get())) return signed(session, kept);
        boolean isHealed = !there.get().isOn() && healed(session, kept, there.get());
        if (!there.get().isOn() && !isHealed) return new Found.Off();
        if (isOutdated(kept)) care.see(session.link().user(), kept.hook().provider(), project);
        int resent = 0;
        boolean isTooLarge = false;
        for (var failed : hooks.failed(session.token(), project, there.get().id())) {
            if (failed.status() == TOO_LARGE) {
                isTooLarge = true; // and would be again
                continue;
            }
            if (resent == RESENT_MAX) break;
            if (!hooks.resend(session.token(), project, there.get().id(), failed.id())) break;
            resent++;
        }
        if (isHealed) return new Found.Healed(resent);
        return isTooLarge ? new Found.TooLarge() : new Found.Well();
    }

    /// The master was replaced: the forge gets the secret that follows from the new one, before the old one ends.
    private boolean isOutdated(HookRows.Kept kept) {
        return !address.mark(kept.hook().provider(), kept.hook().id()).equals(kept.mark());
    }

    private boolean isOneOfMany(List<Hooks.Hook> listed, HookRows.Kept kept) {
        return ours.among(listed, kept.hook(), List.of(kept)).size() > 1;
    }

    private static Optional<Hooks.Hook> find(List<Hooks.Hook> listed, HookRows.Kept kept) {
        return listed.stream()
                .filter(hook -> Long.valueOf(hook.id()).equals(kept.remoteId()))
                .findFirst();
    }

    /// A test that is answered well turns GitLab's on; GitHub's is turned on by changing it.
    private boolean healed(Session session, HookRows.Kept kept, Hooks.Hook there) {
        var hooks = session.forge().hooks();
        boolean isAnswered = hooks.test(session.token(), kept.hook().projectPath(), there.id());
        if (!isAnswered) return false;
        care.see(session.link().user(), kept.hook().provider(), kept.hook().projectPath());
        var listed = hooks.list(session.token(), kept.hook().projectPath());
        return find(listed, kept).filter(Hooks.Hook::isOn).isPresent();
    }

    /// The forge may have learnt it by now.
    private Found signed(Session session, HookRows.Kept kept) {
        care.see(session.link().user(), kept.hook().provider(), kept.hook().projectPath());
        return find(session.forge().hooks().list(session.token(), kept.hook().projectPath()), kept)
                .filter(signatures::lets)
                .<Found>map(_ -> new Found.Well())
                .orElseGet(Found.Unsigned::new);
    }

    private Found madeAgain(Session session, HookRows.Kept kept) {
        return switch (care.see(
                session.link().user(), kept.hook().provider(), kept.hook().projectPath())) {
            case Cared.Live live when !live.hookId().equals(kept.hook().id()) -> new Found.Well(); // another one stays
            case Cared.Live _ -> new Found.Healed(0);
            case Cared.Removed _, Cared.ByHand _ -> new Found.Well();
            case Cared.Untested _ -> new Found.Off();
            case Cared.Unsigned _ -> new Found.Unsigned();
            case Cared.NoRight _,
                    Cared.NotLinked _,
                    Cared.NoSuchProject _,
                    Cared.NoAddress _,
                    Cared.Unanswered _,
                    Cared.Refused _ -> new Found.Unreachable();
        };
    }

    /// How a hook was found.
    sealed interface Found {

        record Well() implements Found {}

        /// It was off, or gone, and is on again. So many deliveries were sent once more.
        record Healed(int resent) implements Found {}

        /// The forge has given up on it, and does not reach us now either.
        record Off() implements Found {}

        /// It brings us some things, and others are larger than anybody takes.
        record TooLarge() implements Found {}

        /// Its calls are not signed, and only those that are get in.
        record Unsigned() implements Found {}

        /// Nobody we can ask may look after it.
        record Unreachable() implements Found {}

        default @Nullable String trouble() {
            return switch (this) {
                case Well _, Healed _ -> null;
                case Off _ -> "off";
                case TooLarge _ -> "too large";
                case Unsigned _ -> "unsigned";
                case Unreachable _ -> "unreachable";
            };
        }
    }
}
