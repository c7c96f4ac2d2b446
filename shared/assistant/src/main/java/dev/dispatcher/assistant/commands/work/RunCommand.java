package dev.dispatcher.assistant.commands.work;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.Awaited;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker.Picked;
import dev.dispatcher.assistant.control.Act;
import dev.dispatcher.assistant.control.Running;
import dev.dispatcher.assistant.forge.Workflow;
import dev.dispatcher.assistant.words.WorkWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Tone;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/run`: a pipeline or workflow of a project, on its main branch or another, with variables or without.
@Singleton
final class RunCommand implements Command {

    private static final int MOST = 8;

    private final ProjectPicker picker;
    private final Work work;
    private final Awaited awaited;

    RunCommand(ProjectPicker picker, Work work, Awaited awaited) {
        this.picker = picker;
        this.work = work;
        this.awaited = awaited;
    }

    @Override
    public String name() {
        return "run";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        var step = picker.steps(ask, name());
        if (step.isPresent()) return step.get();
        var picked = picker.picked(ask);
        if (picked.isEmpty()) {
            return Answer.of(Screen.of(WorkWords.GONE.html(ask.language())).aside());
        }
        if (ask.word(0).equals("ref")) return () -> typed(ask, WorkWords.RUN_REF_TYPED.html(ask.language()));
        var ref = ask.word(3).isEmpty() ? picked.get().project().ref() : ask.word(3);
        var variables = Running.variables(
                ask.words().subList(Math.min(4, ask.words().size()), ask.words().size()));
        if (variables.isEmpty()) return () -> typed(ask, WorkWords.RUN_REF_TYPED.html(ask.language()));
        if (new Running("", variables.get()).isTooLong()) {
            return () -> typed(ask, WorkWords.RUN_TOO_LONG.html(ask.language(), Running.VARIABLES_MAX));
        }
        return work.ask(
                ask,
                picked.get().provider(),
                session -> Optional.of(session.forge()
                        .workflows(session.token(), picked.get().project().path())),
                found -> shown(ask, picked.get(), ref, variables.get(), found));
    }

    /// The next words of who asks are the branch and its variables.
    private Screen typed(Ask ask, String html) {
        awaited.await(ask, "/run project " + ask.word(1) + " " + ask.word(2));
        return Screen.of(html);
    }

    private Screen shown(Ask ask, Picked picked, String ref, Map<String, String> variables, List<Workflow> found) {
        var language = ask.language();
        var project = picked.project().path();
        if (found.isEmpty()) return Screen.of(WorkWords.RUN_NOTHING.html(language, project));
        var thing = new Work.Thing(picked.provider(), picked.instance(), project);
        var rows = found.stream()
                .limit(MOST)
                .map(workflow -> List.<Button>of(work.button(
                        ask,
                        "▶️ " + workflow.name(),
                        Act.RUN,
                        Tone.GOOD,
                        thing,
                        ref,
                        new Running(workflow.id(), variables).word())))
                .toList();
        var what = (ref + " " + new Running("", variables).shown()).strip();
        return Screen.of(WorkWords.RUN.html(language, project, what))
                .rows(rows)
                .row(press(WorkWords.RUN_REF.plain(language), "/run ref " + ask.word(1) + " " + ask.word(2)));
    }
}
