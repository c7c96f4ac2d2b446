package dev.dispatcher.assistant.commands.chats;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Command;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.quiet.ChatHours;
import dev.dispatcher.assistant.quiet.DigestText;
import dev.dispatcher.assistant.quiet.Digests;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.ChatWords;
import dev.dispatcher.people.Language;
import jakarta.inject.Singleton;

/// `/digest`: the day in one message, now or every day at an hour.
@Singleton
final class DigestCommand implements Command {

    private final Hours hours;
    private final Digests digests;
    private final DigestText text;

    DigestCommand(Hours hours, Digests digests, DigestText text) {
        this.hours = hours;
        this.digests = digests;
        this.text = text;
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public Where where() {
        return Where.RULED;
    }

    @Override
    public Answer to(Ask ask) {
        long chat = ask.at().chat();
        if (ask.word(0).equals("now")) {
            return Answer.of(Screen.of(text.of(chat)).row(press(Basics.BUTTON_BACK.plain(ask.language()), "/digest")));
        }
        return () -> {
            if (ask.word(0).equals("off")) digests.schedule(chat, null);
            else if (ask.word(0).matches("[01]?\\d|2[0-3]")) digests.schedule(chat, Integer.valueOf(ask.word(0)));
            return choice(ask.language(), hours.of(chat));
        };
    }

    static String written(ChatHours wanted, Language language) {
        return wanted.digestAt() == null
                ? Basics.OFF.plain(language)
                : ChatWords.DIGEST_AT.plain(language, wanted.digestAt());
    }

    private static Screen choice(Language language, ChatHours wanted) {
        return Screen.of(ChatWords.DIGEST.html(language, written(wanted, language)))
                .row(press("9:00", "/digest 9"), press("13:00", "/digest 13"), press("18:00", "/digest 18"))
                .row(
                        press(ChatWords.DIGEST_NOW.plain(language), "/digest now"),
                        press(ChatWords.DIGEST_OFF.plain(language), "/digest off"))
                .row(press(Basics.BUTTON_BACK.plain(language), "/settings"));
    }
}
