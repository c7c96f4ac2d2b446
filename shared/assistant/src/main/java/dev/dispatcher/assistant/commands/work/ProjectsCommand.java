package dev.dispatcher.assistant.commands.work;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker;
import dev.dispatcher.assistant.commands.subscribing.ProjectPicker.Picked;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.WorkWords;
import dev.dispatcher.people.Html;
import jakarta.inject.Singleton;

/// `/projects`: those of who asks, and what can be done with one.
@Singleton
final class ProjectsCommand implements Command {

    private final ProjectPicker picker;

    ProjectsCommand(ProjectPicker picker) {
        this.picker = picker;
    }

    @Override
    public String name() {
        return "projects";
    }

    @Override
    public Where where() {
        return Where.PRIVATE;
    }

    @Override
    public Answer to(Ask ask) {
        return picker.steps(ask, name())
                .orElseGet(() -> () -> picker.picked(ask)
                        .map(picked -> project(ask, picked))
                        .orElseGet(() ->
                                Screen.of(WorkWords.GONE.html(ask.language())).aside()));
    }

    private static Screen project(Ask ask, Picked picked) {
        var language = ask.language();
        var which = " project " + ask.word(1) + " " + ask.word(2);
        return Screen.of(Html.bold(picked.project().path()))
                .row(
                        press(WorkWords.BUTTON_PIPELINES.plain(language), "/pipelines" + which),
                        press(WorkWords.BUTTON_RUN.plain(language), "/run" + which))
                .row(
                        press(Basics.BUTTON_SUBSCRIBE.plain(language), "/subscribe" + which),
                        press(Basics.BUTTON_BACK.plain(language), "/projects"));
    }
}
