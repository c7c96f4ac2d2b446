package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.people.Language;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.standins.gitlab.world.JobScript;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the owner of a stand hears, and in which language.
class NewsTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private void speak(Language language) {
        new Users(site.database).save(new UserDetails(Site.OWNER, "Ann", null, null, null, null, language, null));
    }

    /// Fails, is tried again, warns, stops, starts, is canceled and goes.
    private void live() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").failsFirst(1)));
        site.stand("alpha");
        site.until("alpha", "failed");
        site.commands.retry("alpha");
        site.until("alpha", "ready");
        site.pass(Product.TTL.minus(Duration.ofHours(23)));
        site.commands.stop("alpha");
        site.until("alpha", "stopped");
        site.commands.start("alpha");
        site.commands.cancel("alpha");
        site.until("alpha", "failed");
        site.commands.delete("alpha");
        site.until("alpha", "gone");
    }

    private String heard() {
        var link = "http://\\S+";
        return String.join("\n", site.news())
                .replaceAll(link, "LINK")
                .replaceAll("20\\d\\d-\\S+Z", "TIME")
                .replaceAll("(?m)^(?!stand\\.).*\n", "");
    }

    @Test
    void tellsEveryChangeInEnglish() {
        speak(Language.EN);
        live();

        assertThat(heard()).isEqualTo("""
                stand.queued: alpha: queued
                stand.preparing: alpha: preparing
                stand.running: alpha: running
                stand.step: alpha: step build failed (build: failed, script_failure) LINK
                stand.failed: alpha: failed, build is failed.
                stand.log: alpha: the last lines of build (LINK
                stand.queued: alpha: queued
                stand.running: alpha: running
                stand.step: alpha: step build success
                stand.step: alpha: step deploy success
                stand.ready: alpha is ready
                stand.expiring: alpha will be stopped at TIME. It can be extended.
                stand.stopping: alpha: stopping
                stand.stopped: alpha: stopped
                stand.queued: alpha: queued
                stand.failed: alpha: failed, Canceled: asked for.
                stand.deleting: alpha: deleting
                stand.gone: alpha: gone""");
    }

    @Test
    void tellsEveryChangeInRussian() {
        speak(Language.RU);
        live();

        assertThat(heard()).isEqualTo("""
                stand.queued: alpha: в очереди
                stand.preparing: alpha: готовится
                stand.running: alpha: поднимается
                stand.step: alpha: шаг build: ошибка (build: failed, script_failure) LINK
                stand.failed: alpha: не поднялся: build: ошибка.
                stand.log: alpha: последние строки build (LINK
                stand.queued: alpha: в очереди
                stand.running: alpha: поднимается
                stand.step: alpha: шаг build: готов
                stand.step: alpha: шаг deploy: готов
                stand.ready: alpha готов
                stand.expiring: alpha будет остановлен в TIME. Его можно продлить.
                stand.stopping: alpha: останавливается
                stand.stopped: alpha: остановлен
                stand.queued: alpha: в очереди
                stand.failed: alpha: не поднялся: Отменено: по просьбе.
                stand.deleting: alpha: удаляется
                stand.gone: alpha: удалён""");
    }

    /// Before any worker has looked.
    @Test
    void isWrittenWithItsCause() {
        site.stand("alpha");
        assertThat(site.news()).containsExactly("stand.queued: alpha: queued");
        site.commands.delete("alpha");

        assertThat(site.news()).containsExactly("stand.queued: alpha: queued", "stand.deleting: alpha: deleting");
    }

    @Test
    void saysThatAJobHasFailedEvenWhenItsLogCannotBeRead() {
        site.project.pipelineScript(Scripts.with(JobScript.of("build", "build").fails()));
        site.gitLab.faults().on("GET", "**/trace").answers(500);
        site.stand("alpha");
        site.until("alpha", "failed");

        assertThat(site.news()).anyMatch(line -> line.startsWith("stand.log: alpha: the last lines of build"));
        assertThat(site.news()).contains("stand.failed: alpha: failed, build is failed.");
    }
}
