package dev.dispatcher.assistant.control;

import dev.dispatcher.assistant.following.Address;
import dev.dispatcher.database.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// What was done through us to what a card shows, for the card to say so. A webhook may come before we know what came
/// of a wish, so what is on its way counts too.
@Singleton
public final class ActsDone {

    private final Database database;

    ActsDone(Database database) {
        this.database = database;
    }

    /// The oldest first. A job that was played is found by the card its button hung on.
    public List<ActDone> to(UUID thing, Address address, String projectPath) {
        var acts =
                switch (address.kind()) {
                    case PIPELINE -> List.of(Act.RETRY.word(), Act.STOP.word(), Act.PLAY.word());
                    case MERGE_REQUEST -> List.of(Act.APPROVE.word(), Act.MERGE.word(), Act.DECLINE.word());
                    case ISSUE, COMMIT, SNIPPET, WIKI, REMARKS -> List.<String>of();
                };
        return database.list(
                """
                SELECT a.act, a.username
                  FROM acts a
                  LEFT JOIN actions pressed ON pressed.id = a.action_id
                  LEFT JOIN actions asked ON asked.id = pressed.confirms
                 WHERE a.provider = ? AND a.instance = ? AND a.project = ANY (?) AND a.act = ANY (?)
                   AND (a.outcome IS NULL OR a.outcome = 'Done')
                   AND (a.act <> 'play' AND a.number = ?
                        OR coalesce(asked.card, pressed.card)
                           IN (SELECT 'follow/' || s.id FROM showings s WHERE s.followed_id = ?))
                 ORDER BY a.created_at
                """,
                row -> new ActDone(Act.of(row.text("act")), row.text("username")),
                address.provider(),
                address.instance(),
                List.of(address.project(), projectPath),
                acts,
                address.number(),
                thing);
    }
}
