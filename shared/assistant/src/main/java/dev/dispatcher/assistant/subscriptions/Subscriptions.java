package dev.dispatcher.assistant.subscriptions;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.database.Database;
import dev.dispatcher.people.Place;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.json.Json;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Subscribing and all that goes with it: the `subscriptions` table.
@Singleton
public final class Subscriptions {

    private final Database database;
    private final Ids ids;

    public Subscriptions(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /// The subscription as it is now, and whether there was none before.
    public record Subscribed(Subscription subscription, boolean isNew) {}

    /// Subscribes, or changes what this place wants to hear of this project. One that was disabled lives again.
    public Subscribed subscribe(NewSubscription wanted) {
        return database.one(
                        """
                        INSERT INTO subscriptions AS known
                               (id, chat_id, thread, provider, instance, project_id, project_path, events, filters, created_by)
                        VALUES (?, ?, ?::int, ?, ?, ?::bigint, ?, ?::text[], ?::jsonb, ?::bigint)
                            ON CONFLICT (provider, instance, lower(project_path), chat_id, thread) DO UPDATE
                           SET project_id = coalesce(excluded.project_id, known.project_id),
                               project_path = excluded.project_path, events = excluded.events,
                               filters = excluded.filters, active = true, disabled_reason = NULL,
                               updated_at = clock_timestamp()
                        RETURNING known.*, known.xmax = 0 AS is_new
                        """,
                        row -> new Subscribed(Subscription.of(row), row.flag("is_new")),
                        ids.next(),
                        wanted.place().chatId(),
                        wanted.place().thread(),
                        wanted.provider(),
                        wanted.instance(),
                        wanted.projectId(),
                        wanted.projectPath(),
                        words(wanted.events()),
                        Json.write(wanted.filters()),
                        wanted.createdBy())
                .orElseThrow();
    }

    /// What it was; empty when it is gone already.
    public Optional<Subscription> unsubscribe(UUID id) {
        return database.one("DELETE FROM subscriptions WHERE id = ? RETURNING *", Subscription::of, id);
    }

    /// Empty when there is no such subscription.
    public Optional<Subscription> change(UUID id, Set<EventKind> events, Filters filters) {
        return database.one("""
                UPDATE subscriptions
                   SET events = ?::text[], filters = ?::jsonb, updated_at = clock_timestamp()
                 WHERE id = ?
                RETURNING *
                """, Subscription::of, words(events), Json.write(filters), id);
    }

    /// To another topic of its chat. False when the same project is told there already.
    public boolean move(UUID id, Place to) {
        return database.update("""
                        UPDATE subscriptions s
                           SET thread = ?::int, updated_at = clock_timestamp()
                         WHERE s.id = ? AND s.chat_id = ? AND NOT EXISTS (
                               SELECT 1 FROM subscriptions o
                                WHERE o.provider = s.provider AND o.instance = s.instance
                                  AND lower(o.project_path) = lower(s.project_path) AND o.chat_id = s.chat_id
                                  AND o.thread IS NOT DISTINCT FROM ?::int)
                        """, to.thread(), id, to.chatId(), to.thread()) == 1;
    }

    /// Quiet until then; null for at once not any more.
    public void mute(UUID id, @Nullable Instant until) {
        database.update("""
                UPDATE subscriptions SET muted_until = ?::timestamptz, updated_at = clock_timestamp() WHERE id = ?
                """, until, id);
    }

    public void disable(UUID id, String reason) {
        database.update("""
                UPDATE subscriptions
                   SET active = false, disabled_reason = ?, updated_at = clock_timestamp()
                 WHERE id = ?
                """, reason, id);
    }

    public Optional<Subscription> find(UUID id) {
        return database.one("SELECT * FROM subscriptions WHERE id = ?", Subscription::of, id);
    }

    /// Of a whole chat, disabled or not, by project.
    public List<Subscription> ofChat(long chat) {
        return database.list("""
                SELECT * FROM subscriptions WHERE chat_id = ? ORDER BY lower(project_path), thread, id
                """, Subscription::of, chat);
    }

    /// Of one place only.
    public List<Subscription> of(Place place) {
        return ofChat(place.chatId()).stream()
                .filter(subscription -> subscription.place().equals(place))
                .toList();
    }

    /// The active ones of a project. A project is known by its number where it is known, for its path may change.
    public List<Subscription> ofProject(Provider provider, String instance, @Nullable Long number, String path) {
        return database.list("""
                WITH asked AS (
                  SELECT ? AS provider, ? AS instance, ?::bigint AS number, lower(?) AS path)
                SELECT s.*
                  FROM subscriptions s
                  JOIN asked a ON a.provider = s.provider AND a.instance = s.instance
                 WHERE s.active
                   AND CASE WHEN s.project_id IS NOT NULL AND a.number IS NOT NULL
                            THEN s.project_id = a.number ELSE lower(s.project_path) = a.path END
                 ORDER BY s.id
                """, Subscription::of, provider, instance, number, path);
    }

    /// The active ones of all projects below a group.
    public List<Subscription> below(Provider provider, String instance, String group) {
        return database.list("""
                SELECT * FROM subscriptions
                 WHERE active AND provider = ? AND instance = ? AND starts_with(lower(project_path), lower(?) || '/')
                 ORDER BY id
                """, Subscription::of, provider, instance, group);
    }

    /// All that anybody wants to hear of a project: what its hook is to be asked for.
    public Set<EventKind> wanted(Provider provider, String instance, @Nullable Long number, String path) {
        var wanted = EnumSet.noneOf(EventKind.class);
        ofProject(provider, instance, number, path).forEach(subscription -> wanted.addAll(subscription.events()));
        return wanted;
    }

    private static List<String> words(Collection<EventKind> events) {
        return events.stream().map(EventKind::word).sorted().toList();
    }
}
