package dev.dispatcher.assistant.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.assistant.forge.Hooks;
import dev.dispatcher.assistant.subscriptions.EventKind;
import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A project has one hook of ours, or everything of it is told twice.
class OneHookTest {

    private static final String OTHER = "demo/other";

    private final HookScene scene = new HookScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /// Both would find none: the forge takes its time to list what is there.
    @ParameterizedTest
    @EnumSource
    void isMadeOnceByTwoWorkersAtOnce(Provider provider) throws Exception {
        scene.subscribe(provider, 1, EventKind.PIPELINES);
        var faults = provider == Provider.GITLAB ? scene.stage.gitlab.faults() : scene.stage.github.faults();
        faults.on("GET", "**/hooks").answersAfter(Duration.ofMillis(500));

        Callable<Cared> seeing = () -> scene.care.see(Stage.ADA.id(), provider, HookScene.PROJECT);
        try (var workers = Executors.newFixedThreadPool(2)) {
            var cared = workers.invokeAll(List.of(seeing, seeing));

            var id = ((Cared.Live) cared.getFirst().get()).hookId();
            assertThat(List.of(cared.getFirst().get(), cared.getLast().get()))
                    .containsExactlyInAnyOrder(new Cared.Live(id, true), new Cared.Live(id, false));
        }
        assertThat(scene.creations(provider)).isEqualTo(1);
        assertThat(scene.hooks(provider)).hasSize(1);
        assertThat(scene.rows()).hasSize(1);
        assertThat(scene.stage.database.list("SELECT project FROM hook_turns", row -> row.text("project")))
                .isEmpty();
    }

    /// It may have died in its turn.
    @Test
    void waitsForAnotherWorkersTurnAndNoLonger() {
        scene.subscribe(Provider.GITLAB, 1, EventKind.PIPELINES);
        scene.see(Provider.GITLAB);
        scene.stage.database.update("""
                INSERT INTO hook_turns
                SELECT 'gitlab ' || instance || ' ' || project_id, gen_random_uuid(),
                       clock_timestamp() + interval '500 ms'
                  FROM hooks
                """);
        long start = System.nanoTime();

        assertThat(scene.see(Provider.GITLAB)).isInstanceOf(Cared.Live.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource
    void staysAndAllOthersOfTheProjectGo(Provider provider) {
        scene.subscribe(provider, 1, EventKind.PIPELINES);
        scene.see(provider);
        var before = scene.rows();
        var one = scene.hooks(provider).getFirst();
        scene.typeIn(provider, HookScene.PROJECT, "of-a-lost-row");
        var second = scene.typeIn(provider, HookScene.PROJECT, "of-another-worker");
        scene.stage.database.update("""
                INSERT INTO hooks (id, provider, instance, project_id, project_path, remote_id, created_by)
                SELECT 'of-another-worker', provider, instance, project_id, project_path, ?, created_by FROM hooks
                """, second.id());

        scene.see(provider);

        assertThat(scene.hooks(provider)).containsExactly(one);
        assertThat(scene.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void isAllThatALookLeaves(Provider provider) {
        scene.subscribe(provider, 1, EventKind.PIPELINES);
        scene.see(provider);
        var one = scene.hooks(provider).getFirst();
        scene.typeIn(provider, HookScene.PROJECT, "of-a-lost-row");

        scene.look();

        assertThat(scene.hooks(provider)).containsExactly(one);
    }

    /// What was made a moment ago may not be listed yet, and GitHub takes no second one like it.
    @Test
    void isTheOneThatGitHubSaysItHas() {
        scene.subscribe(Provider.GITHUB, 1, EventKind.PIPELINES);
        scene.see(Provider.GITHUB);
        var before = scene.rows();
        var one = scene.hooks(Provider.GITHUB).getFirst();
        scene.subscribe(Provider.GITHUB, 2, EventKind.WIKI);
        scene.stage.github.faults().on("GET", "**/hooks").times(1).answers(Answer.json(200, List.of()));

        assertThat(scene.see(Provider.GITHUB)).isInstanceOf(Cared.Live.class);

        assertThat(scene.creations(Provider.GITHUB)).as("one of them refused").isEqualTo(2);
        assertThat(scene.hooks(Provider.GITHUB)).extracting(Hooks.Hook::id).containsExactly(one.id());
        assertThat(scene.hooks(Provider.GITHUB).getFirst().words()).isEqualTo(HookScene.words(Provider.GITHUB));
        assertThat(scene.rows()).isEqualTo(before);
    }

    /// GitHub changes none into what another one is.
    @Test
    void isChangedOnceTheOthersAreGone() {
        scene.subscribe(Provider.GITHUB, 1, EventKind.PIPELINES);
        scene.see(Provider.GITHUB);
        var one = scene.hooks(Provider.GITHUB).getFirst();
        var other = scene.typeIn(Provider.GITHUB, HookScene.PROJECT, "of-a-lost-row");
        scene.subscribe(Provider.GITHUB, 2, EventKind.WIKI);
        var github = scene.stage.github;
        github.faults()
                .on(call ->
                        call.method().equals("PATCH") && github.ledger().count("DELETE", "**/hooks/" + other.id()) == 0)
                .answers(422);

        assertThat(scene.see(Provider.GITHUB)).isInstanceOf(Cared.Live.class);

        assertThat(scene.hooks(Provider.GITHUB)).extracting(Hooks.Hook::id).containsExactly(one.id());
        assertThat(scene.hooks(Provider.GITHUB).getFirst().words()).isEqualTo(HookScene.words(Provider.GITHUB));
    }

    /// Who administers one project and knows the address of another's hook must not get hold of that.
    @ParameterizedTest
    @EnumSource
    void isNotTakenForTheHookOfAnotherProject(Provider provider) {
        scene.stage.gitlab.project(OTHER).grant("ada", Rights.MAINTAINER);
        scene.stage.github.repository(OTHER).grant("ada", "admin");
        scene.subscribe(provider, 1, EventKind.PIPELINES);
        var shop = (Cared.Live) scene.see(provider);
        var before = scene.rows();
        var foreign = scene.typeIn(provider, OTHER, shop.hookId());
        var wish = scene.subscribe(provider, OTHER, 2, EventKind.PIPELINES);

        var other = (Cared.Live) scene.care.see(Stage.ADA.id(), provider, OTHER);

        assertThat(other.hookId()).isNotEqualTo(shop.hookId());
        assertThat(scene.rows()).startsWith(before.toArray(String[]::new)).hasSize(2);
        assertThat(scene.hooks(provider, OTHER)).hasSize(2).contains(foreign);
        scene.subscriptions.unsubscribe(wish);
        assertThat(scene.care.see(Stage.ADA.id(), provider, OTHER)).isEqualTo(new Cared.Removed());
        assertThat(scene.rows()).isEqualTo(before);
        assertThat(scene.hooks(provider, OTHER)).containsExactly(foreign);
    }
}
