package dev.dispatcher.assistant.commands.work;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker.Picked;
import dev.dispatcher.assistant.control.Act;
import dev.dispatcher.assistant.forge.Pipeline;
import dev.dispatcher.assistant.words.WorkWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Tone;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `/pipelines`: the latest of a project, to be stopped or tried again.
@Singleton
final class PipelinesCommand implements Command {

    private static final int MOST = 8;

    private final ProjectPicker picker;
    private final Work work;

    PipelinesCommand(ProjectPicker picker, Work work) {
        this.picker = picker;
        this.work = work;
    }

    @Override
    public String name() {
        return "pipelines";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        var step = picker.steps(ask, name());
        if (step.isPresent()) return step.get();
        return picker.picked(ask)
                .map(picked -> list(ask, picked))
                .orElseGet(() ->
                        Answer.of(Screen.of(WorkWords.GONE.html(ask.language())).aside()));
    }

    private Answer list(Ask ask, Picked picked) {
        var project = picked.project().path();
        return work.ask(
                ask,
                picked.provider(),
                session -> Optional.of(session.forge().pipelines(session.token(), project, "")),
                found -> shown(ask, picked, found));
    }

    private Screen shown(Ask ask, Picked picked, List<Pipeline> found) {
        var project = picked.project().path();
        var words = found.isEmpty() ? WorkWords.PIPELINES_NONE : WorkWords.PIPELINES;
        var lines = new ArrayList<String>();
        lines.add(words.html(ask.language(), project));
        var rows = new ArrayList<List<Button>>();
        for (var pipeline : found.stream().limit(MOST).toList()) {
            lines.add(line(pipeline));
            button(ask, picked, pipeline).ifPresent(button -> rows.add(List.of(button)));
        }
        return Screen.of(String.join("\n", lines)).rows(rows);
    }

    private static String line(Pipeline pipeline) {
        var name = "#" + pipeline.id();
        var link = pipeline.url().isEmpty() ? name : Html.link(pipeline.url(), name);
        return sign(pipeline.state()) + " " + link + " " + Html.code(pipeline.ref());
    }

    private static String sign(Pipeline.State state) {
        return switch (state) {
            case WAITING -> "🕓";
            case RUNNING -> "⏳";
            case ENDING, STOPPED -> "🚫";
            case SUCCEEDED -> "✅";
            case FAILED -> "❌";
            case SKIPPED -> "⏭";
        };
    }

    private Optional<Button> button(Ask ask, Picked picked, Pipeline pipeline) {
        return switch (pipeline.state()) {
            case WAITING, RUNNING -> Optional.of(button(ask, picked, pipeline, Act.STOP));
            case FAILED, STOPPED -> Optional.of(button(ask, picked, pipeline, Act.RETRY));
            case ENDING, SUCCEEDED, SKIPPED -> Optional.empty();
        };
    }

    private Button button(Ask ask, Picked picked, Pipeline pipeline, Act act) {
        var thing = new Work.Thing(
                picked.provider(), picked.instance(), picked.project().path());
        boolean isStop = act == Act.STOP;
        var words = isStop ? WorkWords.BUTTON_STOP : WorkWords.BUTTON_RETRY;
        var number = String.valueOf(pipeline.id());
        var label = words.plain(ask.language(), "#" + number);
        return work.button(ask, label, act, isStop ? Tone.BAD : Tone.PLAIN, thing, number, pipeline.sha());
    }
}
