package dev.dispatcher.assistant.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.forge.Hooks.Wanted;
import dev.dispatcher.testing.StubServer;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HooksTest {

    private static final String PROJECT = BothForges.PROJECT;
    private static final String SIGNING = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final BothForges forges = new BothForges();
    private final StubServer ours = new StubServer();

    @AfterEach
    void close() {
        ours.close();
        forges.close();
    }

    private Wanted wanted(Topic... topics) {
        return new Wanted(ours.url() + "/webhooks/h1", "hush", SIGNING, Set.of(topics));
    }

    @ParameterizedTest
    @EnumSource
    void makesAHookForWhatIsNeededAndNoMore(Provider provider) {
        var hooks = forges.of(provider).hooks();
        var ada = forges.token(provider, "ada");

        var made = hooks.create(ada, PROJECT, wanted(Topic.MERGE_REQUESTS, Topic.COMMENTS));

        assertThat(hooks.fits(made, wanted(Topic.MERGE_REQUESTS, Topic.COMMENTS)))
                .isTrue();
        assertThat(hooks.fits(made, wanted(Topic.COMMENTS))).isFalse();
        assertThat(made.isOn()).isTrue();
        assertThat(made.isSigned()).isTrue();
        var more = hooks.update(ada, PROJECT, made.id(), wanted(Topic.COMMENTS, Topic.WIKI));
        assertThat(hooks.fits(more, wanted(Topic.COMMENTS, Topic.WIKI))).isTrue();
        assertThat(hooks.list(ada, PROJECT)).containsExactly(more);
        hooks.delete(ada, PROJECT, made.id());
        hooks.delete(ada, PROJECT, made.id());
        assertThat(hooks.list(ada, PROJECT)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sendsAgainWhatNobodyAnswered(Provider provider) {
        var hooks = forges.of(provider).hooks();
        var ada = forges.token(provider, "ada");
        var made = hooks.create(ada, PROJECT, wanted(Topic.MERGE_REQUESTS));
        forges.pass(1);
        assertThat(hooks.test(ada, PROJECT, made.id())).isTrue();
        forges.pass(1);
        ours.answering(500, "");
        forges.open(provider);
        forges.pass(1);

        var failed = hooks.failed(ada, PROJECT, made.id());
        assertThat(failed).hasSize(1);
        ours.answering(200, "{}");
        assertThat(hooks.resend(ada, PROJECT, made.id(), failed.getFirst().id()))
                .isTrue();
        forges.pass(1);
        assertThat(hooks.failed(ada, PROJECT, made.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void saysThatItIsAboutRights(Provider provider) {
        var bob = forges.token(provider, "bob");

        assertThatThrownBy(() -> forges.of(provider).hooks().create(bob, PROJECT, wanted(Topic.WIKI)))
                .isInstanceOfSatisfying(
                        ForgeFailure.Refused.class,
                        refused -> assertThat(refused.isAboutRights()).isTrue());
    }
}
