package dev.dispatcher.assistant.following;

import dev.dispatcher.database.Row;

/// A comment that was told.
public record Remark(String author, String at, String url, String text, boolean isEdited) {

    static Remark of(Row row) {
        return new Remark(row.text("author"), row.text("place"), row.text("url"), row.text("text"), row.flag("edited"));
    }
}
