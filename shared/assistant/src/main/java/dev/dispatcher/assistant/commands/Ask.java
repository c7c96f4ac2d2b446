package dev.dispatcher.assistant.commands;

import dev.dispatcher.assistant.updates.Spot;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.User;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody asks for: the words after the command, whether they were typed or came with a button. `id` is the same
/// however often the same update is worked on; `pressed` is the message below which the button was, and `card` what the
/// outbox calls the message that will be the answer.
public record Ask(
        UUID id,
        User user,
        Language language,
        Spot at,
        List<String> words,
        String card,
        @Nullable Integer pressed) {

    public Ask {
        words = List.copyOf(words);
    }

    /// The nth word, or nothing.
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /// From the nth word on, as one text.
    public String rest(int index) {
        return index < words.size() ? String.join(" ", words.subList(index, words.size())) : "";
    }

    public boolean isBare() {
        return words.isEmpty();
    }
}
