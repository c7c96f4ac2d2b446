package dev.dispatcher.assistant.telling;

import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.Comparison;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.forge.Forges;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Span;
import dev.dispatcher.assistant.hooks.Hook;
import dev.dispatcher.assistant.linking.Access;
import dev.dispatcher.assistant.linking.Session;
import dev.dispatcher.database.Database;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Those who have linked an account: first who had the hook made, then who subscribed.
@Singleton
@Secondary // who only looks at what is told brings his own
final class LinkedWitnesses implements Witnesses {

    private static final int ASKED_MAX = 3;

    private final Database database;
    private final Access access;
    private final Forges forges;

    LinkedWitnesses(Database database, Access access, Forges forges) {
        this.database = database;
        this.access = access;
        this.forges = forges;
    }

    @Override
    public List<Account> members(Hook hook, Project project, String group) {
        return ask(hook, project, session -> session.forge().members(session.token(), group))
                .orElseGet(List::of);
    }

    @Override
    public Optional<Comparison> compare(Hook hook, Project project, Span span) {
        var name = project.id() == null ? project.path() : project.id().toString();
        return ask(hook, project, session -> session.forge().compare(session.token(), name, span.from(), span.to()));
    }

    /// The first who may see it says what is there.
    private <T> Optional<T> ask(Hook hook, Project project, Function<Session, Optional<T>> question) {
        boolean isKnown = forges.find(hook.provider())
                .filter(forge -> forge.instance().equals(hook.instance()))
                .isPresent();
        if (!isKnown) return Optional.empty();
        for (long user : users(hook, project)) {
            var answer = answer(user, hook, question);
            if (answer.isPresent()) return answer;
        }
        return Optional.empty();
    }

    private <T> Optional<T> answer(long user, Hook hook, Function<Session, Optional<T>> question) {
        try {
            return access.as(user, hook.provider(), question).flatMap(said -> said);
        } catch (ForgeFailure.Refused _) {
            return Optional.empty(); // another one may know more
        }
    }

    private List<Long> users(Hook hook, Project project) {
        return database.list(
                """
                SELECT k.user_id
                  FROM (SELECT created_by AS user_id, 1 AS turn FROM hooks WHERE id = ?
                        UNION ALL
                        SELECT created_by, 2 FROM subscriptions
                         WHERE active AND provider = ? AND instance = ?
                           AND (project_id = ?::bigint OR lower(project_path) = lower(?))) AS k
                  JOIN links l ON l.user_id = k.user_id AND l.provider = ? AND l.instance = ?
                 WHERE l.tokens_sealed IS NOT NULL
                 GROUP BY k.user_id
                 ORDER BY min(k.turn), k.user_id
                 LIMIT ?
                """,
                row -> row.big("user_id"),
                hook.id(),
                hook.provider(),
                hook.instance(),
                project.id(),
                project.path(),
                hook.provider(),
                hook.instance(),
                ASKED_MAX);
    }
}
