package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.control.ActDone;
import dev.dispatcher.assistant.following.PipelineState;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.people.Html;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The one message about a pipeline, and what is said aloud when it fails or is mended.
public record PipelineCard(Scene scene, PipelineState state, Pipeline pipeline, List<ActDone> done, Speech speech) {

    public PipelineCard {
        done = List.copyOf(done);
    }

    /// How it stands now. Nothing in it changes but with a stage, so a long pipeline makes few edits.
    public String html() {
        var html = new StringBuilder();
        html.append(icon(pipeline.status())).append(" <b>");
        html.append(speech.name(pipeline)).append(' ').append(speech.say(word(pipeline.status())));
        html.append("</b>\n").append(where());
        if (!pipeline.commit().isEmpty()) html.append('\n').append(Html.escape(pipeline.commit()));
        if (scene.actor() != null) html.append(" — ").append(speech.actor(scene.actor()));
        var mergeRequest = pipeline.mergeRequest();
        if (mergeRequest != null) html.append('\n').append(Speech.name(scene.provider(), mergeRequest));
        if (!pipeline.stages().isEmpty()) html.append('\n').append(stages());
        if (pipeline.status() == PipelineStatus.FAILED) html.append(speech.jobs(state.failed()));
        var seconds = pipeline.seconds();
        if (seconds != null && pipeline.status().hasEnded()) {
            html.append("\n⏱ ").append(speech.span(seconds));
        }
        if (!done.isEmpty()) {
            viaBot(done.getLast()).ifPresent(line -> html.append("\n🤖 ").append(line));
        }
        return html.toString();
    }

    /// `whose` is who set it off, where Telegram knows them: they hear of it even in a group they have silenced.
    public String failure(@Nullable Long whose) {
        return "❌ <b>%s</b>\n%s%s%s"
                .formatted(
                        speech.say(Phrase.FAILED_ON, speech.name(pipeline), Html.escape(pipeline.ref())),
                        Speech.project(scene.project()),
                        whose == null ? "" : " — " + Html.mention(whose, speech.handle(scene.actor())),
                        speech.jobs(state.failed()));
    }

    public String recovery() {
        return "✅ <b>%s</b>\n%s"
                .formatted(
                        speech.say(Phrase.FIXED, Html.escape(pipeline.ref()), speech.name(pipeline)),
                        Speech.project(scene.project()));
    }

    /// A stop that was followed by something else is past.
    private Optional<String> viaBot(ActDone last) {
        var who = speech.say(Phrase.VIA_BOT, Html.escape(last.handle()));
        return switch (last.act()) {
            case RETRY -> Optional.of(speech.say(Phrase.RETRIED_BY, who));
            case PLAY -> Optional.of(speech.say(Phrase.PLAYED_BY, who));
            case STOP ->
                switch (pipeline.status()) {
                    case CANCELING, CANCELED -> Optional.of(speech.say(Phrase.STOPPED_BY, who));
                    case CREATED, PENDING, RUNNING, MANUAL, SKIPPED, FAILED, SUCCESS -> Optional.empty();
                };
            case RUN, APPROVE, MERGE, DECLINE, MUTE -> Optional.empty();
        };
    }

    private String where() {
        var sha = pipeline.sha().substring(0, Math.min(8, pipeline.sha().length()));
        var place = Speech.project(scene.project()) + " · " + Html.escape(pipeline.ref());
        return sha.isEmpty() ? place : place + " · " + Html.code(sha);
    }

    private String stages() {
        return pipeline.stages().stream()
                .map(stage -> icon(stage.status()) + " " + Html.escape(stage.name()))
                .collect(Collectors.joining("  "));
    }

    private static String icon(PipelineStatus status) {
        return switch (status) {
            case CREATED -> "▫️";
            case PENDING -> "⏳";
            case RUNNING -> "▶️";
            case CANCELING, CANCELED -> "⏹";
            case MANUAL -> "✋";
            case SKIPPED -> "⏭";
            case FAILED -> "❌";
            case SUCCESS -> "✅";
        };
    }

    private static Phrase word(PipelineStatus status) {
        return switch (status) {
            case CREATED -> Phrase.CREATED;
            case PENDING -> Phrase.PENDING;
            case RUNNING -> Phrase.RUNNING;
            case CANCELING -> Phrase.CANCELING;
            case MANUAL -> Phrase.MANUAL;
            case SKIPPED -> Phrase.SKIPPED;
            case CANCELED -> Phrase.CANCELED;
            case FAILED -> Phrase.FAILED;
            case SUCCESS -> Phrase.SUCCESS;
        };
    }
}
