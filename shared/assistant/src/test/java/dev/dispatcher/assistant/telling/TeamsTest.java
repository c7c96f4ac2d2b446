package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Provider.GITHUB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.github;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.forge.Account;
import dev.dispatcher.assistant.forge.ForgeFailure;
import dev.dispatcher.assistant.happenings.Happening.ReviewRequested;
import dev.dispatcher.assistant.intake.HappeningJson;
import dev.dispatcher.assistant.intake.HappeningSpreader;
import dev.dispatcher.events.Delivery;
import dev.dispatcher.events.Reaction.Done;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who belongs to a team or a group is told in person, for nobody reads what is addressed to all.
class TeamsTest {

    private static final Account ANN = new Account(31, "ann", "Ann");
    private static final Account BOB = new Account(32, "bob-b", "Bob");
    private static final Account STRANGER = new Account(99, "zoe", "Zoe");

    private final Newsroom newsroom = new Newsroom();

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void aTeamThatIsAskedForAReviewIsEverybodyInIt() {
        newsroom.hooked(GITHUB);
        newsroom.witnesses.group("demo/fruit", ANN, BOB, STRANGER);

        newsroom.hear(askedTeam());

        assertThat(newsroom.witnesses.asked()).containsExactly("demo/fruit");
        assertThat(newsroom.said()).containsExactly("2 loud: 👀 @ann asks you to review #12 Sell apples\ndemo/shop");
    }

    private static Sample askedTeam() {
        return github("pull_request")
                .with("action", "review_requested")
                .with("requested_team", "{\"id\": 5, \"slug\": \"fruit\", \"name\": \"Fruit sellers\"}");
    }

    @Test
    void aTeamThatIsNamedIsEverybodyInIt() {
        newsroom.hooked(GITHUB);
        newsroom.witnesses.group("demo/fruit", BOB);
        newsroom.witnesses.group("elsewhere/fruit", BOB);

        newsroom.hear(github("issue_comment")
                .with("comment.body", "What do @demo/fruit and @elsewhere/fruit think?")
                .with("comment.user", "{\"id\": 31, \"login\": \"ann\"}"));

        assertThat(newsroom.witnesses.asked()).containsExactly("demo/fruit");
        assertThat(newsroom.said()).singleElement().asString().startsWith("2 loud: 🗣 @ann mentioned you in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@demo/fruit", "@fruit", "@Demo/Fruit.", "@demo/fruit/ and @fruit and @bob"})
    void aGroupThatIsNamedIsEverybodyInItAndEachIsToldOnce(String names) {
        newsroom.hooked(GITLAB);
        newsroom.witnesses.group("demo/fruit", new Account(22, "bob", "Bob"), new Account(21, "ann", "Ann"));
        newsroom.witnesses.group("fruit", new Account(22, "bob", "Bob"));

        newsroom.hear(gitlab("merge_request").with("object_attributes.description", "Look, " + names));

        assertThat(newsroom.said()).singleElement().asString().startsWith("2 loud: 🗣 @ann mentioned you in !12");
    }

    @Test
    void everybodyIsNobody() {
        newsroom.hooked(GITLAB);

        newsroom.hear(gitlab("merge_request").with("object_attributes.description", "@all and @bob"));

        assertThat(newsroom.witnesses.asked()).isEmpty();
        assertThat(newsroom.said()).hasSize(1);
    }

    @Test
    void aForgeThatDoesNotAnswerIsAskedAgainAndDoneWithoutInTheEnd() {
        newsroom.hooked(GITHUB);
        newsroom.witnesses.fallSilent();
        var telling = newsroom.context.getBean(HappeningTelling.class);
        var request = askedTeam()
                .with("requested_reviewer", "{\"id\": 32, \"login\": \"bob-b\"}")
                .happening(ReviewRequested.class);

        assertThatThrownBy(() -> telling.to(attempt(1, request))).isInstanceOf(ForgeFailure.Unanswered.class);
        assertThat(newsroom.said()).isEmpty();

        var done = (Done) telling.to(attempt(3, request));
        newsroom.database.inTransaction(() -> {
            done.writes().write();
            return done;
        });
        assertThat(newsroom.said()).hasSize(1);
    }

    private static Delivery attempt(int number, ReviewRequested request) {
        var payload = HappeningJson.write(request);
        return new Delivery(new UUID(0, 7), HappeningSpreader.TYPE, payload, number, 3, Instant.EPOCH);
    }
}
