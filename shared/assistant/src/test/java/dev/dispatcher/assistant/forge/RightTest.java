package dev.dispatcher.assistant.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Outcome.Done;
import dev.dispatcher.standins.gitlab.world.Rights;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the forges tell of rights before anything is done, and what they take with a run.
class RightTest {

    private static final String PROJECT = BothForges.PROJECT;

    private final BothForges forges = new BothForges();

    @AfterEach
    void close() {
        forges.close();
    }

    @ParameterizedTest
    @EnumSource
    void tellsBeforehandWhatSomebodyMayDo(Provider provider) {
        var forge = forges.of(provider);
        var bob = forges.token(provider, "bob");
        var eve = forges.token(provider, "eve");
        var stranger = forges.token(provider, "stranger");
        var number = forges.open(provider);
        var bobs = forge.mergeRequest(bob, PROJECT, number).orElseThrow();

        assertThat(forge.may(bob, PROJECT, Right.WRITE)).isTrue();
        assertThat(forge.may(bob, PROJECT, Right.ADMIN)).isFalse();
        assertThat(forge.may(eve, PROJECT, Right.TRIAGE)).isFalse();
        assertThat(forge.may(stranger, PROJECT, Right.READ)).isFalse();
        assertThat(forge.mayApprove(bob, bobs, "bob")).as("his own").isFalse();
        assertThat(forge.mayApprove(forges.token(provider, "ada"), bobs, "ada")).isTrue();
        assertThat(bobs.keepers()).containsExactly("bob");
    }

    @Test
    void findsARightThatCameWithAnInvitedGroup() {
        forges.project.grantByInvitation("eve", Rights.MAINTAINER);
        var eve = forges.token(Provider.GITLAB, "eve");

        assertThat(forges.of(Provider.GITLAB).may(eve, PROJECT, Right.ADMIN)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void runsWithVariables(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var branch = forge.project(ada, PROJECT).orElseThrow().defaultBranch();
        var workflow = forge.workflows(ada, PROJECT).getFirst().id();

        var run = forge.run(ada, PROJECT, workflow, branch, Map.of("DEPLOY_TO", "qa"));

        assertThat(run).isInstanceOf(Done.class);
        assertThat(forges.ledger(provider).mutations().getLast().call().body()).contains("DEPLOY_TO", "qa");
    }
}
