package dev.dispatcher.stands;

import dev.dispatcher.database.Row;
import dev.dispatcher.people.Language;
import dev.dispatcher.people.NewNews;
import dev.dispatcher.people.NewsDesk;
import dev.dispatcher.people.Platform;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells the owner of every change, in the transaction that makes it and in his language. A key says the same of the
/// same change, so nothing is told twice.
@Singleton
final class Bulletin {

    private static final Set<String> ON_THE_WAY = Set.of(
            "stand.step", "stand.queued", "stand.preparing", "stand.running", "stand.stopping", "stand.deleting");

    private final NewsDesk desk;
    private final List<StandFollower> followers;

    Bulletin(NewsDesk desk, List<StandFollower> followers) {
        this.desk = desk;
        this.followers = followers;
    }

    /// Whose stand is told of, and how it stands.
    record About(
            UUID stand,
            String name,
            long owner,
            Language language,
            UUID run,
            StandStatus status,
            @Nullable String url) {

        /// Of a stand that is not up, so nobody needs its address.
        static About of(Row row) {
            return new About(
                    row.uuid("id"),
                    row.text("name"),
                    row.big("owner"),
                    Language.of(row.text("language")).orElseThrow(),
                    row.uuid("run_id"),
                    Words.read(StandStatus.class, row.text("status")),
                    null);
        }

        static About of(Held held) {
            return new About(
                    held.id,
                    held.name,
                    held.owner,
                    held.language,
                    held.run.id,
                    held.status(),
                    held.plan.url(held.name));
        }
    }

    /// What a wake-up has changed.
    void write(Held held, Instant now) {
        var about = About.of(held);
        if (held.jobsComplete) {
            for (var step : Steps.of(held)) tellOf(held, about, step);
        }
        if (held.status() != held.statusBefore) status(about, reason(held), now);
        for (var told : held.told) tell(about, told.key(), told.kind(), told.text(), Map.of());
        changed(held.id);
    }

    /// Something about it may look different, whether or not there is anything to tell.
    void changed(UUID stand) {
        followers.forEach(follower -> follower.changed(stand));
    }

    private static @Nullable Sentence reason(Held held) {
        if (held.run.end != null) return held.run.end;
        return held.run.error != null ? held.run.error : held.error;
    }

    /// That a stand has this status now.
    void status(About about, @Nullable Sentence reason, Instant now) {
        var word = about.status().word();
        tell(about, "status:%s:%s".formatted(word, now), "stand." + word, sentence(about, reason), Map.of());
    }

    private void tellOf(Held held, About about, Steps.Step step) {
        var before = held.stepsBefore.get(step.name());
        if (step.state() == before) return;
        var outcome =
                switch (step.state()) {
                    case SUCCESS -> "success";
                    case FAILED, CANCELED, TIMED_OUT -> "error";
                    case PENDING, READY, RUNNING, SKIPPED -> "";
                };
        if (outcome.isEmpty()) return;
        var why = step.error() == null ? "" : " (" + step.error() + ")";
        var link = step.logUrl() == null || outcome.equals("success") ? "" : " " + step.logUrl();
        var text = new Sentence(
                "%s: step %s %s%s%s".formatted(held.name, step.name(), Words.of(step.state()), why, link),
                "%s: шаг %s: %s%s%s".formatted(held.name, step.name(), inRussian(step.state()), why, link));
        var more = Map.<String, Object>of(
                "step_name", step.name(), "status", outcome, "order", step.position(), "attempt", step.attempt());
        var key = "step:%s:%d:%d:%s".formatted(held.run.id, step.position(), step.attempt(), Words.of(step.state()));
        tell(about, key, "stand.step", text, more);
    }

    private void tell(About about, String key, String kind, Sentence text, Map<String, Object> more) {
        if (ON_THE_WAY.contains(kind) && isShownToOwner(about)) return;
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put("stand_name", about.name());
        metadata.put("stand_id", about.stand().toString());
        metadata.put("run_id", about.run().toString());
        metadata.put("status", about.status() == StandStatus.FAILED ? "error" : "success");
        metadata.putAll(more);
        var unique = "stand:" + about.stand() + ":" + key;
        var words = text.in(about.language());
        desk.write(new NewNews(unique, about.owner(), kind, Platform.DISPATCHER, words, metadata));
    }

    /// Who watches a stand come up need not be told of every step as well.
    private boolean isShownToOwner(About about) {
        return followers.stream().anyMatch(follower -> follower.isShown(about.stand(), about.owner()));
    }

    private static Sentence sentence(About about, @Nullable Sentence reason) {
        var name = about.name();
        var why = reason == null ? Sentence.quoted("") : new Sentence(", " + reason.en(), ": " + reason.ru());
        var address = about.url() == null ? "" : ": " + about.url();
        return switch (about.status()) {
            case READY -> new Sentence(name + " is ready" + address, name + " готов" + address);
            case FAILED -> new Sentence(name + ": failed" + why.en(), name + ": не поднялся" + why.ru());
            case LEAKING -> new Sentence(name + ": leaking" + why.en(), name + ": не удаётся убрать" + why.ru());
            case DEGRADED ->
                new Sentence(
                        name + " is up, but does not answer" + address, name + " поднят, но не отвечает" + address);
            case QUEUED -> new Sentence(name + ": queued", name + ": в очереди");
            case PREPARING -> new Sentence(name + ": preparing", name + ": готовится");
            case RUNNING -> new Sentence(name + ": running", name + ": поднимается");
            case STOPPING -> new Sentence(name + ": stopping", name + ": останавливается");
            case STOPPED -> new Sentence(name + ": stopped", name + ": остановлен");
            case DELETING -> new Sentence(name + ": deleting", name + ": удаляется");
            case GONE -> new Sentence(name + ": gone", name + ": удалён");
        };
    }

    private static String inRussian(StepState state) {
        return switch (state) {
            case SUCCESS -> "готов";
            case FAILED -> "ошибка";
            case CANCELED -> "отменён";
            case TIMED_OUT -> "не уложился во время";
            case PENDING -> "ждёт";
            case READY -> "ждёт запуска";
            case RUNNING -> "идёт";
            case SKIPPED -> "пропущен";
        };
    }
}
