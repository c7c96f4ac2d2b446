package dev.dispatcher.assistant.commands.memory;

import dev.dispatcher.database.Database;
import dev.dispatcher.database.Retained;
import dev.dispatcher.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Menus nobody has touched for as long as news are kept, choices that were never finished, and words that never came.
@Singleton
final class OldTalk implements Retained {

    private static final Duration UNFINISHED = Duration.ofDays(1);

    private final Database database;
    private final Duration kept;

    OldTalk(Database database, Settings settings) {
        this.database = database;
        this.kept = settings.duration("NEWS_RETENTION", Duration.ofDays(30));
    }

    @Override
    public String name() {
        return "talk";
    }

    @Override
    public int deleteSome(int limit) {
        return database.one("""
                WITH gone_menus AS (
                  DELETE FROM menus WHERE card IN (
                    SELECT card FROM menus WHERE updated_at < clock_timestamp() - ?::interval
                     ORDER BY updated_at LIMIT ?)
                  RETURNING 1),
                gone_words AS (
                  DELETE FROM awaited_words WHERE expires_at < clock_timestamp() - ?::interval),
                gone_drafts AS (
                  DELETE FROM drafts WHERE id IN (
                    SELECT id FROM drafts WHERE updated_at < clock_timestamp() - ?::interval
                     ORDER BY updated_at LIMIT ?)
                  RETURNING 1)
                SELECT greatest((SELECT count(*) FROM gone_menus), (SELECT count(*) FROM gone_drafts)) AS gone
                """, row -> row.number("gone"), kept, limit, UNFINISHED, UNFINISHED, limit)
                .orElseThrow();
    }
}
