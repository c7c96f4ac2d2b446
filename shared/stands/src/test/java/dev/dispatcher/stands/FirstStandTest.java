package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstStandTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void comesUpFromNothing() {
        site.stand("alpha");
        site.until("alpha", "ready");

        assertThat(site.project.branches()).contains("alpha");
        assertThat(site.project.pipelines()).hasSize(1);
        assertThat(site.project.variables())
                .extracting("key", "value", "scope")
                .containsExactly(tuple("PRODUCTS", "webshop", "alpha"));
        assertThat(site.look("alpha").steps())
                .extracting(StepView::name, StepView::state)
                .contains(tuple("terraform", "success"));
    }

    @Test
    void goesAwayWithoutATrace() {
        site.stand("alpha");
        site.until("alpha", "ready");

        site.commands.delete("alpha");
        site.until("alpha", "gone");

        assertThat(site.project.branches()).doesNotContain("alpha");
        assertThat(site.project.environments()).isEmpty();
        assertThat(site.project.variables()).isEmpty();
        site.stand("alpha");
        site.pass(Duration.ofMinutes(3));
        assertThat(site.status("alpha")).isEqualTo("ready");
    }
}
