package dev.dispatcher.assistant.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Outcome.Done;
import dev.dispatcher.assistant.forge.Outcome.Gone;
import dev.dispatcher.assistant.forge.Outcome.Moved;
import dev.dispatcher.assistant.forge.Outcome.NoRight;
import dev.dispatcher.assistant.forge.Outcome.NotMergeable;
import dev.dispatcher.assistant.forge.Outcome.NothingToDo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same wishes on both forges come to the same.
class ForgeTest {

    private static final String PROJECT = BothForges.PROJECT;

    private final BothForges forges = new BothForges();

    @AfterEach
    void close() {
        forges.close();
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhoIsThereAndWhatTheyMayDo(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var eve = forges.token(provider, "eve");

        assertThat(forge.whoAmI(ada).account().username()).isEqualTo("ada");
        assertThat(forge.whoAmI(ada).scopes()).isNotEmpty();
        assertThat(forge.project(ada, PROJECT).orElseThrow().right()).isEqualTo(Right.ADMIN);
        assertThat(forge.project(forges.token(provider, "bob"), PROJECT)
                        .orElseThrow()
                        .right())
                .isEqualTo(Right.WRITE);
        assertThat(forge.project(eve, PROJECT).orElseThrow().right()).isEqualTo(Right.READ);
        assertThat(forge.project(forges.token(provider, "stranger"), PROJECT)).isEmpty();
        assertThat(forge.projects(ada, "SHOP", Right.ADMIN))
                .extracting(Project::path)
                .containsExactly(PROJECT);
        assertThat(forge.projects(eve, "", Right.WRITE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void runsStopsAndRetries(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var branch = forge.project(ada, PROJECT).orElseThrow().defaultBranch();
        var workflow = forge.workflows(ada, PROJECT).getFirst().id();

        var run = forge.run(ada, PROJECT, workflow, branch);
        assertThat(run).isInstanceOf(Done.class);
        var id = forge.pipelines(ada, PROJECT, branch).getFirst().id();
        assertThat(((Done) run).url()).endsWith("/" + id);
        assertThat(forge.pipeline(ada, PROJECT, id).orElseThrow().state().goesOn())
                .isTrue();

        assertThat(forge.stop(ada, PROJECT, id)).isInstanceOf(Done.class);
        assertThat(forge.pipeline(ada, PROJECT, id).orElseThrow().state()).isEqualTo(Pipeline.State.STOPPED);
        assertThat(forge.retry(ada, PROJECT, id)).isInstanceOf(Done.class);
        assertThat(forge.pipeline(ada, PROJECT, id).orElseThrow().state().goesOn())
                .isTrue();
        assertThat(forge.pipelines(ada, PROJECT, "no-such-branch")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingToRetryInASuccess(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var branch = forge.project(ada, PROJECT).orElseThrow().defaultBranch();
        forge.run(ada, PROJECT, forge.workflows(ada, PROJECT).getFirst().id(), branch);
        forges.pass(60);
        var id = forge.pipelines(ada, PROJECT, "").getFirst().id();
        if (provider == Provider.GITHUB) {
            forge.retry(ada, PROJECT, id);
            forges.pass(60);
        }

        assertThat(forge.pipeline(ada, PROJECT, id).orElseThrow().state()).isEqualTo(Pipeline.State.SUCCEEDED);
        assertThat(forge.retry(ada, PROJECT, id)).isInstanceOf(NothingToDo.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhoMayOnlyLook(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var eve = forges.token(provider, "eve");
        var branch = forge.project(ada, PROJECT).orElseThrow().defaultBranch();
        var workflow = forge.workflows(ada, PROJECT).getFirst().id();
        forge.run(ada, PROJECT, workflow, branch);
        var id = forge.pipelines(ada, PROJECT, "").getFirst().id();
        var number = forges.open(provider);
        var sha = forges.sha(provider, number);

        assertThat(forge.run(eve, PROJECT, workflow, branch)).isEqualTo(new NoRight());
        assertThat(forge.stop(eve, PROJECT, id)).isEqualTo(new NoRight());
        assertThat(forge.merge(eve, PROJECT, number, sha)).isEqualTo(new NoRight());
        assertThat(forge.decline(eve, PROJECT, number, null)).isEqualTo(new NoRight());
        assertThat(forge.merge(forges.token(provider, "stranger"), PROJECT, number, sha))
                .isEqualTo(new Gone());
        assertThat(forges.state(provider, number)).isEqualTo("open");
        assertThat(forge.pipeline(ada, PROJECT, id).orElseThrow().state().goesOn())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void mergesTheCommitThatWasShownAndNoOther(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var number = forges.open(provider);
        var shown = forge.mergeRequest(ada, PROJECT, number).orElseThrow().sha();
        forges.push(provider);
        var newer = forges.sha(provider, number);

        assertThat(forge.approve(ada, PROJECT, number, shown)).isEqualTo(new Moved());
        assertThat(forge.merge(ada, PROJECT, number, shown)).isEqualTo(new Moved());
        assertThat(forge.hasApproved(ada, PROJECT, number, "ada")).isFalse();
        assertThat(forge.approve(ada, PROJECT, number, newer)).isInstanceOf(Done.class);
        assertThat(forge.hasApproved(ada, PROJECT, number, "ada")).isTrue();
        forges.block(provider, number);
        assertThat(forge.merge(ada, PROJECT, number, newer)).isInstanceOf(NotMergeable.class);
        assertThat(forges.state(provider, number)).isEqualTo("open");
    }

    @ParameterizedTest
    @EnumSource
    void mergesAndDeclines(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var merged = forges.open(provider);
        var declined = forges.open(provider);

        assertThat(forge.merge(ada, PROJECT, merged, forges.sha(provider, merged)))
                .isInstanceOf(Done.class);
        assertThat(forges.state(provider, merged)).isEqualTo("merged");
        assertThat(forge.decline(ada, PROJECT, declined, "Not now")).isInstanceOf(Done.class);
        assertThat(forges.state(provider, declined)).isEqualTo("closed");
        assertThat(forges.said(provider, declined)).containsExactly("Not now");
        assertThat(forge.mergeRequest(ada, PROJECT, merged).orElseThrow().state())
                .isEqualTo(MergeRequest.State.MERGED);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatWaitsForAReview(Provider provider) {
        var forge = forges.of(provider);
        var number = forges.open(provider);
        switch (provider) {
            case GITLAB -> forges.project.reviews().request(number, "ada", "bob");
            case GITHUB -> forges.repository.requestReview((int) number, "ada", "bob");
        }

        var waiting = forge.toReview(forges.token(provider, "ada"), "ada");

        assertThat(waiting).extracting(Waiting::project).isEqualTo(List.of(PROJECT));
        assertThat(waiting.getFirst().number()).isEqualTo(number);
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatSomebodyHasOpened(Provider provider) {
        var forge = forges.of(provider);
        var number = forges.open(provider);

        var opened = forge.authored(forges.token(provider, "bob"), "bob");

        assertThat(opened).extracting(Waiting::number).isEqualTo(List.of(number));
        assertThat(forge.authored(forges.token(provider, "ada"), "ada")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsARefusedTokenFromAMissingRight(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        var number = forges.open(provider);
        var sha = forges.sha(provider, number);
        forges.revoke(provider, ada);

        assertThatThrownBy(() -> forge.merge(ada, PROJECT, number, sha)).isInstanceOf(ForgeFailure.TokenRefused.class);
        assertThatThrownBy(() -> forge.whoAmI(ada)).isInstanceOf(ForgeFailure.TokenRefused.class);
    }

    @ParameterizedTest
    @EnumSource
    void saysHowLongToWaitWhenTheForgeHasHeardTooMuch(Provider provider) {
        var forge = forges.of(provider);
        var ada = forges.token(provider, "ada");
        forges.faults(provider).on("GET", "**/user").rateLimits(Duration.ofSeconds(7));

        assertThatThrownBy(() -> forge.whoAmI(ada))
                .isInstanceOfSatisfying(
                        ForgeFailure.Unanswered.class,
                        unanswered -> assertThat(unanswered.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @EnumSource
    void printsNoToken(Provider provider) {
        var token = forges.token(provider, "ada");

        assertThat(token.toString()).doesNotContain(token.value());
        assertThat(new Tokens(token, token, null, List.of()).toString()).doesNotContain(token.value());
    }
}
