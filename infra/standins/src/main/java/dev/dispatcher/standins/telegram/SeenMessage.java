package dev.dispatcher.standins.telegram;

import dev.dispatcher.standins.telegram.world.Message;
import dev.dispatcher.standins.telegram.world.Text;
import java.util.List;
import java.util.stream.StreamSupport;

/// A message as somebody in the chat sees it.
///
/// @param texts what it has said, the present text last
/// @param buttons labels, row by row
/// @param replyTo 0 when it answers nothing
public record SeenMessage(
        int id,
        String from,
        List<String> texts,
        String html,
        List<List<String>> buttons,
        int replyTo,
        int thread,
        boolean isSilent,
        boolean isDeleted) {

    public SeenMessage {
        texts = List.copyOf(texts);
        buttons = List.copyOf(buttons);
    }

    static SeenMessage of(Message message) {
        var rows = StreamSupport.stream(message.markup().path("inline_keyboard").spliterator(), false)
                .map(row -> StreamSupport.stream(row.spliterator(), false)
                        .map(button -> button.path("text").asText())
                        .toList())
                .toList();
        return new SeenMessage(
                message.id(),
                message.from().username(),
                message.history().stream().map(Text::plain).toList(),
                message.text().html(),
                rows,
                message.manner().replyTo(),
                message.manner().thread(),
                message.manner().isSilent(),
                message.isDeleted());
    }

    public String text() {
        return texts.getLast();
    }

    public int edits() {
        return texts.size() - 1;
    }
}
