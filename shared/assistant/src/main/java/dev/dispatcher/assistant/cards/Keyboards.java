package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.control.Act;
import dev.dispatcher.assistant.control.Buttons;
import dev.dispatcher.assistant.control.Offer;
import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.assistant.following.Showing;
import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.reading.Prose;
import dev.dispatcher.people.Button;
import dev.dispatcher.people.Button.Tone;
import dev.dispatcher.people.Keyboard;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// The buttons below cards.
@Singleton
public final class Keyboards {

    private static final int PLAYABLE_MAX = 5;
    private static final int LABEL_MAX = 40;

    private final Buttons buttons;

    Keyboards(Buttons buttons) {
        this.buttons = buttons;
    }

    /// What a card is about, where it is shown, and in which state that is.
    public record Shown(Address address, Showing showing, Speech speech) {}

    public Keyboard of(Pipeline pipeline, Shown shown) {
        var status = pipeline.status();
        boolean canBeRetried = status == PipelineStatus.FAILED || status == PipelineStatus.CANCELED;
        var acts = new ArrayList<Button>();
        if (canBeRetried) press(acts, Act.RETRY, Tone.GOOD, pipeline.sha(), shown);
        if (status.goesOn()) press(acts, Act.STOP, Tone.BAD, pipeline.sha(), shown);
        var rows = new ArrayList<List<Button>>();
        rows.add(acts);
        for (var job : playable(pipeline)) {
            var name = Prose.cut("▶ " + job.name(), LABEL_MAX);
            rows.add(List.of(button(Act.PLAY, name, Tone.PLAIN, Long.toString(job.id()), pipeline.sha(), shown)));
        }
        rows.add(last(pipeline.url(), pipeline.sha(), shown));
        return new Keyboard(rows);
    }

    /// What was stopped waits for nobody.
    private static List<Job> playable(Pipeline pipeline) {
        return switch (pipeline.status()) {
            case CANCELING, CANCELED, SKIPPED -> List.of();
            case CREATED, PENDING, RUNNING, MANUAL, FAILED, SUCCESS ->
                pipeline.waiting().stream().limit(PLAYABLE_MAX).toList();
        };
    }

    public Keyboard of(MergeRequest mergeRequest, Shown shown) {
        var acts = new ArrayList<Button>();
        var sha = mergeRequest.sha();
        if (mergeRequest.state() == MergeRequest.State.OPEN) {
            press(acts, Act.APPROVE, Tone.PLAIN, sha, shown);
            if (!mergeRequest.isDraft()) press(acts, Act.MERGE, Tone.GOOD, sha, shown);
            press(acts, Act.DECLINE, Tone.BAD, sha, shown);
        }
        return new Keyboard(List.of(acts, last(mergeRequest.url(), sha, shown)));
    }

    public static Keyboard open(String url, Speech speech) {
        return url.isEmpty() ? Keyboard.NONE : Keyboard.row(new Button.Link(speech.say(Phrase.BUTTON_OPEN), url));
    }

    private List<Button> last(String url, String sha, Shown shown) {
        var row = new ArrayList<Button>();
        press(row, Act.MUTE, Tone.PLAIN, sha, shown);
        if (!url.isEmpty()) row.add(new Button.Link(shown.speech().say(Phrase.BUTTON_OPEN), url));
        return row;
    }

    private void press(List<Button> row, Act act, Tone tone, String sha, Shown shown) {
        row.add(button(
                act, shown.speech().say(label(act)), tone, shown.address().number(), sha, shown));
    }

    private Button button(Act act, String label, Tone tone, String number, String sha, Shown shown) {
        var address = shown.address();
        var offer = new Offer(
                act,
                shown.showing().place(),
                shown.showing().card(),
                address.provider(),
                address.instance(),
                address.project(),
                number,
                sha);
        return new Button.Press(label, buttons.data(offer), tone);
    }

    private static Phrase label(Act act) {
        return switch (act) {
            case RUN, PLAY -> Phrase.BUTTON_RUN;
            case RETRY -> Phrase.BUTTON_RETRY;
            case STOP -> Phrase.BUTTON_STOP;
            case APPROVE -> Phrase.BUTTON_APPROVE;
            case MERGE -> Phrase.BUTTON_MERGE;
            case DECLINE -> Phrase.BUTTON_DECLINE;
            case MUTE -> Phrase.BUTTON_MUTE;
        };
    }
}
