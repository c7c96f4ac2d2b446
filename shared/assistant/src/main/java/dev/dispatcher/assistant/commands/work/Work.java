package dev.dispatcher.assistant.commands.work;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.commands.Answer;
import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.control.Act;
import dev.dispatcher.assistant.control.Buttons;
import dev.dispatcher.assistant.control.Offer;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.SubscriptionWords;
import dev.dispatcher.assistant.words.WorkWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Press;
import dev.dispatcher.people.Button.Tone;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Function;

/// Asks forges in the name of who asks us, and hangs their acts below the answer.
@Singleton
final class Work {

    private final Access access;
    private final Buttons buttons;

    Work(Access access, Buttons buttons) {
        this.access = access;
        this.buttons = buttons;
    }

    /// Where something is at a forge.
    record Thing(Provider provider, String instance, String project) {}

    /// What the forge says becomes an answer; that it says nothing, or no, is one as well.
    <T> Answer ask(Ask ask, Provider provider, Function<Session, Optional<T>> question, Function<T, Screen> shown) {
        var language = ask.language();
        try {
            var session = access.as(ask.user().id(), provider, question);
            if (session.isEmpty()) {
                return Answer.of(Screen.of(SubscriptionWords.NO_LINK.html(language))
                        .row(Button.press(Basics.BUTTON_LOGIN.plain(language), "/login")));
            }
            return session.get()
                    .map(found -> (Answer) () -> shown.apply(found))
                    .orElseGet(() -> Answer.of(Screen.of(WorkWords.GONE.html(language))));
        } catch (ForgeFailure.Unanswered _) {
            return Answer.of(Screen.of(SubscriptionWords.NO_ANSWER.html(language, provider.title())));
        } catch (ForgeFailure _) {
            return Answer.of(Screen.of(WorkWords.GONE.html(language)));
        }
    }

    /// In the open transaction.
    Press button(Ask ask, String label, Act act, Tone tone, Thing thing, String number, String sha) {
        var offer = new Offer(
                act, ask.at().place(), ask.card(), thing.provider(), thing.instance(), thing.project(), number, sha);
        return new Press(label, buttons.data(offer), tone);
    }
}
