package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.cards.Keyboards;
import dev.dispatcher.assistant.cards.Notice;
import dev.dispatcher.assistant.happenings.Happening;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.TokenExpiring;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.assistant.subscriptions.Subscription;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;

/// Tells what is said once and not again.
@Singleton
final class NoticeTelling {

    private final Audience audience;
    private final Voice voice;

    NoticeTelling(Audience audience, Voice voice) {
        this.audience = audience;
        this.voice = voice;
    }

    void tell(Occasion occasion, WikiChanged wiki) {
        tell(occasion, wiki, wiki.pages().getFirst().url(), (notice, _) -> notice.wiki(wiki), true);
    }

    /// Of all files those that this place calls documentation.
    void tell(Occasion occasion, DocsChanged docs) {
        tell(
                occasion,
                docs,
                docs.url(),
                (notice, listener) -> notice.docs(
                        docs,
                        docs.files().stream()
                                .filter(file -> listener.filters().admitsFile(file.path()))
                                .toList()),
                true);
    }

    void tell(Occasion occasion, Pushed pushed) {
        tell(occasion, pushed, pushed.push().url(), (notice, _) -> notice.push(pushed), true);
    }

    /// Only how it ended; until then its pipeline is told of.
    void tell(Occasion occasion, Deployed deployed) {
        var status = deployed.deployment().status();
        boolean isGood = status == PipelineStatus.SUCCESS;
        if (!isGood && status != PipelineStatus.FAILED) return;
        tell(occasion, deployed, deployed.deployment().url(), (notice, _) -> notice.deployment(deployed), isGood);
    }

    void tell(Occasion occasion, Released released) {
        tell(occasion, released, released.url(), (notice, _) -> notice.release(released), false);
    }

    void tell(Occasion occasion, TokenExpiring token) {
        tell(occasion, token, occasion.scene().project().url(), (notice, _) -> notice.token(token), false);
    }

    void tell(Occasion occasion, Reported report) {
        tell(occasion, report, report.url(), (notice, _) -> notice.report(report), true);
    }

    private void tell(
            Occasion occasion,
            Happening happening,
            String url,
            BiFunction<Notice, Subscription, String> text,
            boolean isSilent) {
        for (var listener : audience.of(occasion, happening)) {
            if (listener.mutedAt(occasion.now())) continue;
            var notice = new Notice(occasion.scene(), voice.speech(listener.place()));
            var kind = EventKind.of(happening).map(EventKind::word).orElse("notice");
            var words = new Voice.Words(
                    "told/%s/%s".formatted(occasion.cause(), listener.id()),
                    kind,
                    text.apply(notice, listener),
                    Keyboards.open(url, notice.speech()),
                    isSilent,
                    null);
            voice.say(occasion, listener.place(), words);
        }
    }
}
