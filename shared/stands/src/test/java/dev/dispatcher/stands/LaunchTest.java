package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.stands.StandLaunch.Full;
import dev.dispatcher.stands.StandLaunch.NameTaken;
import dev.dispatcher.stands.StandLaunch.Queued;
import dev.dispatcher.stands.StandLaunch.Unfit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What becomes of a wish for a stand.
class LaunchTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    private StandLaunch.Result launch(String name, String... codes) {
        return site.launch.launch(new NewStand(name, List.of(codes), Site.OWNER, null));
    }

    @Test
    void mergesWhatItsProductsSay() {
        site.with(site.product("webshop").variables(Map.of("SIZE", "big", "SHOP", "yes")));
        site.with(site.product("billing").variables(Map.of("SIZE", "big")).ttl(Duration.ofHours(30)));
        assertThat(launch("alpha", "billing", "webshop")).isInstanceOf(Queued.class);
        site.until("alpha", "ready");

        assertThat(site.project.variables())
                .extracting(variable -> variable.key() + "=" + variable.value())
                .containsExactlyInAnyOrder("PRODUCTS=billing,webshop", "SIZE=big", "SHOP=yes");
        var stand = site.look("alpha").listed().stand();
        assertThat(Duration.between(stand.readyAt(), stand.expiresAt())).isEqualTo(Duration.ofHours(30));
    }

    @Test
    void refusesProductsThatDoNotGoTogether() {
        site.with(site.product("webshop").variables(Map.of("SIZE", "big")));
        site.with(site.product("billing").variables(Map.of("SIZE", "small")));
        site.with(site.product("afar").project("other/project"));
        site.with(site.product("rock").tornDownByNothing());

        assertThat(launch("alpha", "webshop", "billing"))
                .isEqualTo(new Unfit(new Sentence(
                        "The products disagree about the variable SIZE.",
                        "Продукты хотят разного от переменной SIZE.")));
        assertThat(launch("alpha", "webshop", "afar"))
                .isEqualTo(new Unfit(new Sentence(
                        "webshop is built in the project demo/stands, but afar in other/project.",
                        "webshop собирается в проекте demo/stands, а afar – в other/project.")));
        assertThat(launch("alpha", "webshop", "rock"))
                .isEqualTo(new Unfit(new Sentence(
                        "webshop and rock are torn down in different ways.", "webshop и rock убираются по-разному.")));
    }

    @Test
    void makesNoMoreThanAProductMayHave() {
        site.project.pipelineScript(Scripts.quick());
        site.with(site.product("webshop").standsMax(2));
        launch("alpha", "webshop");
        launch("beta", "webshop");
        assertThat(launch("gamma", "webshop")).isEqualTo(new Full("webshop", 2));

        site.commands.delete("alpha");
        site.until("alpha", "gone");
        assertThat(launch("gamma", "webshop")).isInstanceOf(Queued.class);
    }

    /// In whatever order they name their products, nobody waits for somebody who waits for him.
    @Test
    void makesEveryNameOnceHoweverManyAskAtOnce() throws Exception {
        site.with(site.product("webshop").standsMax(500))
                .with(site.product("billing").standsMax(500));
        var wishes = new ArrayList<Callable<StandLaunch.Result>>();
        for (int i = 0; i < 240; i++) {
            var name = "s-" + i / 4;
            wishes.add(
                    i % 2 == 0 ? () -> launch(name, "webshop", "billing") : () -> launch(name, "billing", "webshop"));
        }
        var results = new ArrayList<StandLaunch.Result>();
        try (var workers = Executors.newFixedThreadPool(12)) {
            for (var done : workers.invokeAll(wishes)) results.add(done.get());
        }

        assertThat(results).filteredOn(result -> result instanceof Queued).hasSize(60);
        assertThat(results).filteredOn(result -> result instanceof NameTaken).hasSize(180);
    }
}
