package dev.dispatcher.assistant.commands.memory;

import dev.dispatcher.assistant.commands.Ask;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.util.Optional;

/// The `drafts` table: what somebody is choosing, button by button. Nobody else in the world can go on with it.
@Singleton
public final class Drafts {

    private final Database database;
    private final Ids ids;

    public Drafts(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// What was chosen so far, and the name under which a button finds it.
    public record Draft<T>(String name, T state) {}

    public <T> Draft<T> open(Ask ask, String kind, T state) {
        var id = ids.next();
        database.update(
                "INSERT INTO drafts (id, chat_id, user_id, kind, state) VALUES (?, ?, ?, ?, ?::jsonb)",
                id,
                ask.at().chat(),
                ask.user().id(),
                kind,
                Json.write(state));
        return new Draft<>(ShortId.of(id), state);
    }

    /// Empty for what somebody else is choosing, or somewhere else, and for what was never begun.
    public <T> Optional<Draft<T>> find(Ask ask, String kind, String name, Class<T> type) {
        return ShortId.read(name)
                .flatMap(id -> database.one(
                        "SELECT state FROM drafts WHERE id = ? AND chat_id = ? AND user_id = ? AND kind = ?",
                        row -> new Draft<>(name, Json.read(row.text("state"), type)),
                        id,
                        ask.at().chat(),
                        ask.user().id(),
                        kind));
    }

    public <T> Draft<T> change(Draft<T> draft, T state) {
        database.update(
                "UPDATE drafts SET state = ?::jsonb, updated_at = clock_timestamp() WHERE id = ?",
                Json.write(state),
                ShortId.read(draft.name()).orElseThrow());
        return new Draft<>(draft.name(), state);
    }

    public void close(Draft<?> draft) {
        database.update(
                "DELETE FROM drafts WHERE id = ?", ShortId.read(draft.name()).orElseThrow());
    }
}
