package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.quiet.ChatHours;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// `/quiet`: hours of the day in which nobody wants to be woken. Typed: `/quiet 22 9 held`.
@Singleton
final class QuietCommand implements Command {

    private static final List<List<Integer>> USUAL = List.of(List.of(20, 9), List.of(22, 8));

    private final Hours hours;

    QuietCommand(Hours hours) {
        this.hours = hours;
    }

    @Override
    public String name() {
        return "quiet";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        return () -> {
            change(ask);
            return choice(ask.language(), hours.of(ask.at().chat()));
        };
    }

    private void change(Ask ask) {
        long chat = ask.at().chat();
        if (ask.word(0).equals("off")) {
            hours.quiet(chat, null, null, false);
            return;
        }
        int from = hour(ask.word(0));
        int until = hour(ask.word(1));
        if (from >= 0 && until >= 0 && from != until) {
            hours.quiet(chat, from, until, ask.word(2).equals("held"));
        }
    }

    private static int hour(String word) {
        int hour = word.matches("\\d{1,2}") ? Integer.parseInt(word) : -1;
        return hour < 24 ? hour : -1;
    }

    static String written(ChatHours wanted, Language language) {
        if (wanted.quietFrom() == null || wanted.quietUntil() == null) return Basics.OFF.plain(language);
        var how = wanted.isHeld() ? ChatWords.QUIET_HELD : ChatWords.QUIET_SILENT;
        return ChatWords.QUIET_FROM_TO.plain(language, wanted.quietFrom(), wanted.quietUntil(), how.plain(language));
    }

    private static Screen choice(Language language, ChatHours wanted) {
        var rows = new ArrayList<List<Button>>();
        for (var pair : USUAL) {
            var line = "/quiet " + pair.getFirst() + " " + pair.getLast();
            rows.add(List.of(
                    press(
                            ChatWords.QUIET_SILENT_BUTTON.plain(language, pair.getFirst(), pair.getLast()),
                            line + " silent"),
                    press(
                            ChatWords.QUIET_HELD_BUTTON.plain(language, pair.getFirst(), pair.getLast()),
                            line + " held")));
        }
        rows.add(List.of(press(ChatWords.QUIET_OFF.plain(language), "/quiet off")));
        rows.add(List.of(press(Basics.BUTTON_BACK.plain(language), "/settings")));
        return Screen.of(ChatWords.QUIET.html(language, written(wanted, language)))
                .rows(rows);
    }
}
