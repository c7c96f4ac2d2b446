package dev.dispatcher.assistant.commands.subscribing;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.commands.memory.Awaited;
import dev.dispatcher.assistant.commands.memory.Drafts;
import dev.dispatcher.assistant.commands.memory.Drafts.Draft;
import dev.dispatcher.assistant.commands.subscribing.ProjectDraft.Listed;
import dev.dispatcher.assistant.commands.subscribing.Projects.Found;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.people.Button;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A project chosen by buttons, for any command: `/command at <forge>`, `/command page <draft> <n>` and in the end
/// `/command project <draft> <n>`. Who knows the project types `/command group/project`.
@Singleton
public final class ProjectPicker {

    private static final String KIND = "project";
    private static final int PAGE = 8;

    private final Projects projects;
    private final Drafts drafts;
    private final Awaited awaited;

    public ProjectPicker(Projects projects, Drafts drafts, Awaited awaited) {
        this.projects = projects;
        this.drafts = drafts;
        this.awaited = awaited;
    }

    /// A project, and whose list it is from.
    public record Picked(Provider provider, String instance, Listed project) {}

    /// The steps on the way. Empty when something else was asked for.
    public Optional<Answer> steps(Ask ask, String command) {
        return switch (ask.word(0)) {
            case "" -> Optional.of(begin(ask, command, ""));
            case "at" ->
                Optional.of(Provider.of(ask.word(1))
                        .map(provider -> list(ask, command, provider, ask.rest(2)))
                        .orElseGet(() -> begin(ask, command, "")));
            case "page" ->
                Optional.of(() -> draft(ask)
                        .map(draft -> page(ask, command, draft, number(ask.word(2))))
                        .orElseGet(() -> over(ask)));
            case "search" -> Optional.of(() -> search(ask, command));
            default -> ask.word(0).contains("/") ? Optional.of(begin(ask, command, ask.word(0))) : Optional.empty();
        };
    }

    /// In the open transaction. Empty for what was never listed to who asks.
    public Optional<Picked> picked(Ask ask) {
        int index = number(ask.word(2));
        return draft(ask)
                .filter(draft -> index >= 0 && index < draft.state().projects().size())
                .map(Draft::state)
                .map(state -> new Picked(
                        state.provider(), state.instance(), state.projects().get(index)));
    }

    /// `search` is the path of a project that somebody typed rather than look for it.
    private Answer begin(Ask ask, String command, String search) {
        var providers = projects.providers(ask.user().id());
        if (providers.isEmpty()) return Answer.of(noLink(ask));
        if (providers.size() == 1) return list(ask, command, providers.getFirst(), search);
        var buttons = providers.stream()
                .map(provider -> (Button) press(provider.title(), at(command, provider, search)))
                .toList();
        return Answer.of(
                Screen.of(SubscriptionWords.WHICH_FORGE.html(ask.language())).rows(List.of(buttons)));
    }

    /// A button carries little: of a long path it is the end that tells projects apart.
    private static String at(String command, Provider provider, String search) {
        var line = "/" + command + " at " + provider.word();
        int room = Button.Press.DATA_MAX - line.length() - 1;
        return search.isEmpty() ? line : line + " " + search.substring(Math.max(0, search.length() - room));
    }

    private static Screen noLink(Ask ask) {
        return Screen.of(SubscriptionWords.NO_LINK.html(ask.language()))
                .row(press(Basics.BUTTON_LOGIN.plain(ask.language()), "/login"));
    }

    private Answer list(Ask ask, String command, Provider provider, String search) {
        return switch (projects.find(ask.user().id(), provider, search)) {
            case Found.NoLink _ -> Answer.of(noLink(ask));
            case Found.NoAnswer _ ->
                Answer.of(Screen.of(SubscriptionWords.NO_ANSWER.html(ask.language(), provider.title())));
            case Found.Some(var instance, var found) -> {
                var listed = found.stream()
                        .map(project -> new Listed(project.id(), project.path(), project.defaultBranch()))
                        .toList();
                yield () -> page(ask, command, drafts.open(ask, KIND, new ProjectDraft(provider, instance, listed)), 0);
            }
        };
    }

    private Screen page(Ask ask, String command, Draft<ProjectDraft> draft, int wanted) {
        var listed = draft.state().projects();
        int page = Math.clamp(wanted, 0, Math.max(0, (listed.size() - 1) / PAGE));
        var prefix = "/" + command + " ";
        var rows = new ArrayList<List<Button>>();
        for (int i = page * PAGE; i < Math.min(listed.size(), (page + 1) * PAGE); i++) {
            rows.add(List.of(press(listed.get(i).path(), prefix + "project " + draft.name() + " " + i)));
        }
        var turns = new ArrayList<Button>();
        if (page > 0) turns.add(press("‹", prefix + "page " + draft.name() + " " + (page - 1)));
        if (ask.at().isPrivate()) {
            turns.add(press(
                    SubscriptionWords.SEARCH.plain(ask.language()),
                    prefix + "search " + draft.state().provider().word()));
        }
        if ((page + 1) * PAGE < listed.size()) {
            turns.add(press("›", prefix + "page " + draft.name() + " " + (page + 1)));
        }
        rows.add(turns);
        var words = listed.isEmpty() ? SubscriptionWords.NO_PROJECTS : SubscriptionWords.WHICH_PROJECT;
        return Screen.of(words.html(ask.language())).rows(rows);
    }

    private Screen search(Ask ask, String command) {
        var provider = Provider.of(ask.word(1)).orElse(Provider.GITLAB);
        awaited.await(ask, "/" + command + " at " + provider.word());
        return Screen.of(SubscriptionWords.SEARCH_TYPED.html(ask.language()));
    }

    private Optional<Draft<ProjectDraft>> draft(Ask ask) {
        return drafts.find(ask, KIND, ask.word(1), ProjectDraft.class);
    }

    private static Screen over(Ask ask) {
        return Screen.of(Basics.OLD_BUTTON.html(ask.language())).aside();
    }

    private static int number(String word) {
        return word.matches("\\d{1,4}") ? Integer.parseInt(word) : -1;
    }
}
