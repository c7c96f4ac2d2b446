package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.control.Act;
import dev.dispatcher.assistant.control.ActDone;
import dev.dispatcher.assistant.following.MergeRequestState;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.people.Html;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one message about a merge request, and what is said when it comes to an end or begins anew.
public record MergeRequestCard(Scene scene, MergeRequestState state, List<ActDone> done, Speech speech) {

    public MergeRequestCard {
        done = List.copyOf(done);
    }

    public String html() {
        var now = state.newest();
        var html = new StringBuilder();
        html.append(icon(now)).append(" <b>").append(name()).append("</b>\n");
        html.append(Speech.project(scene.project()));
        if (!now.source().isEmpty()) {
            html.append(" · ").append(Html.escape(now.source())).append(" → ").append(Html.escape(now.target()));
        }
        html.append('\n').append(standing());
        if (now.author() != null) html.append(" · ").append(speech.say(Phrase.BY, speech.actor(now.author())));
        if (!now.labels().isEmpty()) html.append('\n').append(Html.escape("🏷 " + String.join(", ", now.labels())));
        if (!state.approvers().isEmpty()) line(html, "👍 ", Phrase.APPROVED_BY, state.approvers(), Act.APPROVE);
        if (!state.refusers().isEmpty()) line(html, "✋ ", Phrase.REFUSED_BY, state.refusers(), null);
        if (now.state() == MergeRequest.State.OPEN) html.append(hurdle(now.hurdle()));
        return html.toString();
    }

    public String ended() {
        var by = state.endedBy() == null ? speech.say(Phrase.SOMEBODY) : Html.escape(state.endedBy());
        return switch (state.newest().state()) {
            case MERGED -> "🟣 " + speech.say(Phrase.WAS_MERGED, name(), by);
            case CLOSED -> "🔴 " + speech.say(Phrase.WAS_CLOSED, name(), by);
            case OPEN -> "🟢 " + speech.say(Phrase.WAS_REOPENED, name(), speech.actor(scene.actor()));
        };
    }

    public String ready() {
        return "🟢 " + speech.say(Phrase.IS_READY, name());
    }

    private String name() {
        return Speech.name(scene.provider(), state.newest());
    }

    private String standing() {
        var ender = state.endedBy();
        var by = ender == null ? "" : ender;
        return switch (state.newest().state()) {
            case OPEN -> speech.say(state.newest().isDraft() ? Phrase.DRAFT : Phrase.OPEN);
            case MERGED ->
                by.isEmpty() ? speech.say(Phrase.MERGED) : speech.say(Phrase.MERGED_BY, whoever(by, Act.MERGE));
            case CLOSED ->
                by.isEmpty() ? speech.say(Phrase.CLOSED) : speech.say(Phrase.CLOSED_BY, whoever(by, Act.DECLINE));
        };
    }

    /// Who did it by a button of ours did it via us.
    private String whoever(String handle, Act act) {
        boolean isOurs =
                done.stream().anyMatch(one -> one.act() == act && one.handle().equalsIgnoreCase(handle));
        return isOurs ? speech.say(Phrase.VIA_BOT, Html.escape(handle)) : Html.escape(handle);
    }

    private void line(StringBuilder html, String icon, Phrase phrase, List<String> names, @Nullable Act act) {
        var people = names.stream()
                .map(name -> act == null ? Html.escape(name) : whoever(name, act))
                .collect(Collectors.joining(", "));
        html.append('\n').append(icon).append(speech.say(phrase, people));
    }

    private String hurdle(String word) {
        return switch (word) {
            case "conflict", "broken_status", "cannot_be_merged", "dirty" -> "\n⚠️ " + speech.say(Phrase.CONFLICT);
            case "discussions_not_resolved" -> "\n⚠️ " + speech.say(Phrase.DISCUSSIONS);
            default -> "";
        };
    }

    private static String icon(MergeRequest mergeRequest) {
        return switch (mergeRequest.state()) {
            case OPEN -> mergeRequest.isDraft() ? "📝" : "🟢";
            case MERGED -> "🟣";
            case CLOSED -> "🔴";
        };
    }
}
