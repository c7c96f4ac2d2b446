package dev.dispatcher.stands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The defects of the older service in talking to GitLab: on the same input its rule is wrong and ours is right.
class GitLabDefectsTest {

    private final Site site = new Site();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void a8WritesProductsOneWay() {
        var codes = List.of("webshop", "billing");
        codes.forEach(code -> site.with(site.product(code)));
        site.stand("alpha", codes.toArray(String[]::new));
        site.until("alpha", "ready");

        assertThat(OldRule.products(codes)).isEqualTo("[webshop billing]");
        assertThat(site.project.variables()).extracting("value").containsExactly("webshop,billing");
        assertThat(site.project.pipelines().getFirst().jobs())
                .extracting("name")
                .contains("[02-billing]");
    }

    @Test
    void a9FindsEnvironmentsByTheirWholeName() {
        site.stand("sf-31");
        site.until("sf-31", "ready");
        var there = site.project.environments().stream()
                .map(environment -> environment.name())
                .toList();
        site.stand("sf-3");
        site.until("sf-3", "ready");

        assertThat(OldRule.exists("sf-3", there)).isTrue();
        assertThat(site.gitLab.ledger().count("POST", "**/environments")).isEqualTo(2);
    }

    @Test
    void a10PutsTheTokenIntoTheBodyAndNoNameIntoAUrlAsItIs() {
        var ref = "release/1.0 beta";
        var token = site.project.triggerToken();
        site.project.push(ref);
        site.with(site.product("webshop"));
        site.launch.launch(new NewStand("alpha", List.of("webshop"), Site.OWNER, ref));
        site.until("alpha", "ready");

        assertThat(OldRule.triggerUrl(ref, token)).contains(token, " ");
        assertThat(site.gitLab.ledger().all()).allSatisfy(entry -> {
            assertThat(entry.call().path()).doesNotContain(token, "demo/stands");
            assertThat(entry.call().query()).doesNotContain(token);
        });
    }
}
