package dev.dispatcher.assistant.commands.basics;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `/help`, and its sections: whatever can be typed hangs there as a button.
@Singleton
final class HelpCommand implements Command {

    private record Entry(Basics label, String line) {}

    private record Section(Basics text, List<Entry> entries) {}

    private static final Map<String, Section> SECTIONS = Map.of(
            "news",
            new Section(
                    Basics.HELP_NEWS,
                    List.of(
                            new Entry(Basics.BUTTON_SUBSCRIBE, "/subscribe"),
                            new Entry(Basics.BUTTON_SUBSCRIPTIONS, "/subscriptions"),
                            new Entry(Basics.BUTTON_UNSUBSCRIBE, "/unsubscribe"),
                            new Entry(Basics.BUTTON_TOPIC, "/topic"),
                            new Entry(Basics.BUTTON_MUTE, "/mute"),
                            new Entry(Basics.BUTTON_QUIET, "/quiet"),
                            new Entry(Basics.BUTTON_DIGEST, "/digest"),
                            new Entry(Basics.BUTTON_HISTORY, "/history"))),
            "work",
            new Section(
                    Basics.HELP_WORK,
                    List.of(
                            new Entry(Basics.BUTTON_TODO, "/todo"),
                            new Entry(Basics.BUTTON_MRS, "/mrs"),
                            new Entry(Basics.BUTTON_PROJECTS, "/projects"),
                            new Entry(Basics.BUTTON_PIPELINES, "/pipelines"),
                            new Entry(Basics.BUTTON_RUN, "/run"))),
            "stands",
            new Section(
                    Basics.HELP_STANDS,
                    List.of(
                            new Entry(Basics.BUTTON_STANDS, "/stands"),
                            new Entry(Basics.BUTTON_NEW_STAND, "/stand new"))),
            "me",
            new Section(
                    Basics.HELP_ME,
                    List.of(
                            new Entry(Basics.BUTTON_LOGIN, "/login"),
                            new Entry(Basics.BUTTON_LOGOUT, "/logout"),
                            new Entry(Basics.BUTTON_WHO, "/me"),
                            new Entry(Basics.BUTTON_SETTINGS, "/settings"),
                            new Entry(Basics.BUTTON_LANGUAGE, "/language"))));

    @Override
    public String name() {
        return "help";
    }

    @Override
    public Where where() {
        return Where.ANYWHERE;
    }

    @Override
    public boolean isLinked() {
        return true;
    }

    @Override
    public Answer to(Ask ask) {
        var section = SECTIONS.get(ask.word(0));
        return Answer.of(section == null ? sections(ask.language()) : shown(section, ask.language()));
    }

    private static Screen sections(Language language) {
        return Screen.of(Basics.HELP.html(language))
                .row(
                        press(Basics.BUTTON_NEWS.plain(language), "/help news"),
                        press(Basics.BUTTON_WORK.plain(language), "/help work"))
                .row(
                        press(Basics.BUTTON_STANDS.plain(language), "/help stands"),
                        press(Basics.BUTTON_ME.plain(language), "/help me"));
    }

    /// Two buttons to a row.
    private static Screen shown(Section section, Language language) {
        var rows = new ArrayList<List<Button>>();
        var row = new ArrayList<Button>();
        for (var entry : section.entries()) {
            row.add(press(entry.label().plain(language), entry.line()));
            if (row.size() < 2) continue;
            rows.add(List.copyOf(row));
            row.clear();
        }
        rows.add(row);
        return Screen.of(section.text().html(language))
                .rows(rows)
                .row(press(Basics.BUTTON_BACK.plain(language), "/help"));
    }
}
