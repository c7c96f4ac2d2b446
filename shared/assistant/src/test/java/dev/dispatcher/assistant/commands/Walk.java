package dev.dispatcher.assistant.commands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.standins.telegram.ChatHandle;
import dev.dispatcher.standins.telegram.SeenMessage;
import dev.dispatcher.standins.telegram.world.Person;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Somebody who presses every button there is below a menu, and every button below what comes then. Lines that differ
/// in the names of things only are one line; those after which there is less to press come last.
final class Walk {

    private static final Pattern NAME =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\\w-])[\\w-]{22}(?![\\w-])");
    private static final List<String> LAST = List.of(
            "v1:",
            "/stand extend",
            "/stand make",
            "/stand cancel",
            "/stand drop",
            "/stand delete",
            "/unsubscribe *",
            "/logout");

    private final Dialogue talk;
    private final ChatHandle chat;
    private final Person person;
    private final String shunned;
    private final Consumer<SeenMessage> check;
    private final Set<String> pressed = new LinkedHashSet<>();
    private final Deque<Step> ahead = new ArrayDeque<>();
    private final List<Step> atTheEnd = new ArrayList<>();

    private record Step(int message, String label, String data) {}

    /// `shunned` is a line that is not pressed.
    Walk(Dialogue talk, ChatHandle chat, Person person, String shunned, Consumer<SeenMessage> check) {
        this.talk = talk;
        this.chat = chat;
        this.person = person;
        this.shunned = shunned;
        this.check = check;
    }

    /// Every line that was pressed, without the names of things.
    Set<String> from(String command) {
        look(talk.says(chat, person, command));
        while (!ahead.isEmpty() || !atTheEnd.isEmpty()) {
            if (!ahead.isEmpty()) take(ahead.pop());
            else take(soonest());
        }
        return pressed;
    }

    private Step soonest() {
        atTheEnd.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        return atTheEnd.removeFirst();
    }

    private static int rank(Step step) {
        return LAST.stream()
                .filter(line(step.data())::startsWith)
                .map(LAST::indexOf)
                .findFirst()
                .orElse(-1);
    }

    private void take(Step step) {
        var before = chat.fromBot();
        chat.forgePress(person, step.message(), step.data());
        talk.settle();
        var after = chat.fromBot();

        assertThat(after).as("after " + step).isNotEmpty();
        for (var message : after) {
            if (!before.contains(message)) look(message);
        }
    }

    private void look(SeenMessage message) {
        check.accept(message);
        chat.carried(message.id()).forEach((label, data) -> {
            // The same label of two acts on two things is two buttons; the same line in two places is one.
            var line = data.startsWith("v1:") ? "v1:" + label.replaceAll("\\d+", "*") : line(data);
            if (line.equals(shunned) || !pressed.add(line)) return;
            var step = new Step(message.id(), label, data);
            if (rank(step) < 0) ahead.push(step);
            else atTheEnd.add(step);
        });
    }

    private static String line(String data) {
        return NAME.matcher(data).replaceAll("*");
    }
}
