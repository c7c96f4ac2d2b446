package dev.dispatcher.assistant.commands.stands;

import static dev.dispatcher.people.Button.press;

import dev.dispatcher.assistant.commands.Screen;
import dev.dispatcher.assistant.words.Basics;
import dev.dispatcher.assistant.words.Phrase.Raw;
import dev.dispatcher.assistant.words.StandWords;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Press;
import dev.dispatcher.people.Button.Tone;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.Language;
import dev.dispatcher.stands.StandShelf;
import dev.dispatcher.stands.StandShelf.Listed;
import dev.dispatcher.stands.StandShelf.Whole;
import dev.dispatcher.stands.StandStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// What stands look like in a chat.
@Singleton
final class StandScreens {

    private static final int LISTED_MAX = 20;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd.MM HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final StandShelf shelf;

    StandScreens(StandShelf shelf) {
        this.shelf = shelf;
    }

    /// What the card of a stand is about.
    static String topic(Whole whole) {
        return StandCards.topic(whole.listed().stand().id());
    }

    Screen list(long owner, Language language) {
        var stands = shelf.list(null, owner, LISTED_MAX);
        var text = new StringBuilder((stands.isEmpty() ? StandWords.NONE : StandWords.LIST).html(language));
        var rows = new ArrayList<List<Button>>();
        for (var listed : stands) {
            text.append('\n').append(line(listed, language));
            var stand = listed.stand();
            rows.add(List.of(
                    press(Look.sign(Look.status(stand.status())) + " " + stand.name(), "/stand show " + stand.id())));
        }
        return Screen.of(text.toString())
                .rows(rows)
                .row(
                        press(Basics.BUTTON_NEW_STAND.plain(language), "/stand new"),
                        press(StandWords.REFRESH.plain(language), "/stands"));
    }

    private static String line(Listed listed, Language language) {
        var status = Look.status(listed.stand().status());
        return "%s <b>%s</b> – %s"
                .formatted(
                        Look.sign(status),
                        Html.escape(listed.stand().name()),
                        Html.escape(Look.word(status, language)));
    }

    Screen card(Whole whole, Language language) {
        var listed = whole.listed();
        var stand = listed.stand();
        var text = new ArrayList<String>();
        text.add("🖥 " + line(listed, language));
        text.add(StandWords.CARD_PRODUCTS.html(language, String.join(", ", stand.products())));
        steps(whole, text);
        var url = stand.url();
        if (url != null) text.add(StandWords.CARD_ADDRESS.html(language, new Raw(Html.link(url, url))));
        var pipeline = listed.run().webUrl();
        if (pipeline != null) {
            var number = "#" + listed.run().pipelineId();
            text.add(StandWords.CARD_PIPELINE.html(language, new Raw(Html.link(pipeline, number))));
        }
        if (listed.inLine() != null) text.add(StandWords.CARD_IN_LINE.html(language, listed.inLine()));
        var until = stand.expiresAt();
        if (until != null && stand.goneAt() == null) text.add(StandWords.CARD_UNTIL.html(language, time(until)));
        var error = listed.run().why() != null ? listed.run().why() : stand.why();
        if (error != null) text.add(StandWords.CARD_ERROR.html(language, error.in(language)));
        var stuck = listed.stuck();
        if (stuck != null)
            text.add(StandWords.CARD_STUCK.html(language, stuck.why().in(language)));
        return Screen.of(String.join("\n", text))
                .rows(buttons(Look.status(stand.status()), stand.id().toString(), language))
                .row(press(StandWords.MINE.plain(language), "/stands"))
                .about(topic(whole));
    }

    private static void steps(Whole whole, List<String> text) {
        var run = whole.listed().run().id();
        whole.steps().stream()
                .filter(step -> step.runId().equals(run))
                .map(step -> Look.step(step.state()) + " " + Html.escape(step.name()))
                .forEach(text::add);
    }

    private static List<List<Button>> buttons(StandStatus status, String id, Language language) {
        var delete = new Press(StandWords.DELETE.plain(language), "/stand drop " + id, Tone.BAD);
        return switch (status) {
            case READY, DEGRADED ->
                List.of(
                        List.of(
                                press(StandWords.EXTEND.plain(language), "/stand extend " + id),
                                press(StandWords.STOP.plain(language), "/stand stop " + id)),
                        List.of(delete));
            case FAILED, LEAKING ->
                List.of(List.of(new Press(StandWords.RETRY.plain(language), "/stand retry " + id, Tone.GOOD), delete));
            case QUEUED, PREPARING, RUNNING ->
                List.of(List.of(press(StandWords.CANCEL.plain(language), "/stand cancel " + id), delete));
            case STOPPED ->
                List.of(List.of(new Press(StandWords.START.plain(language), "/stand start " + id, Tone.GOOD), delete));
            case STOPPING, DELETING, GONE -> List.of();
        };
    }

    Screen confirmDelete(Whole whole, Language language) {
        var stand = whole.listed().stand();
        return Screen.of(StandWords.DELETE_ASK.html(language, stand.name()))
                .row(
                        new Press(StandWords.DELETE_YES.plain(language), "/stand delete " + stand.id(), Tone.BAD),
                        press(StandWords.DELETE_NO.plain(language), "/stand show " + stand.id()))
                .about(topic(whole));
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }
}
