package dev.dispatcher.assistant.telling;

import static dev.dispatcher.assistant.Newsroom.BOB;
import static dev.dispatcher.assistant.Provider.GITLAB;
import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Newsroom;
import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.quiet.Hours;
import dev.dispatcher.assistant.subscriptions.Filters;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who mutes loses nothing that is meant for him, and hears nothing of it.
class MutedPersonTest {

    private static final String BOB_IS = "[{\"id\": 22, \"name\": \"Bob\", \"username\": \"bob\"}]";

    private final Newsroom newsroom = new Newsroom().hooked(GITLAB);

    @AfterEach
    void close() {
        newsroom.close();
    }

    private static Sample asking(int number) {
        return gitlab("merge_request")
                .with("object_attributes.iid", number)
                .with("object_attributes.id", number)
                .with("object_attributes.description", "")
                .with("reviewers", BOB_IS)
                .with("assignees", BOB_IS);
    }

    private static Sample naming(int number) {
        return gitlab("note")
                .with("user", "{\"id\": 21, \"username\": \"ann\", \"name\": \"Ann\"}")
                .with("object_attributes.id", number)
                .with("object_attributes.note", "Look, @bob")
                .with("merge_request.iid", number);
    }

    @Test
    void makesNoSoundForWhomHasMutedTheChat() {
        newsroom.context.getBean(Hours.class).mute(BOB, newsroom.clock.instant().plus(Duration.ofHours(1)));

        newsroom.hear(asking(12), naming(12));
        assertThat(newsroom.said()).hasSize(3).allMatch(said -> said.startsWith("2 silent: "));

        newsroom.clock.advance(Duration.ofHours(1));
        newsroom.hear(asking(13), naming(13));
        assertThat(newsroom.said().subList(3, 6)).allMatch(said -> said.startsWith("2 loud: "));
    }

    @Test
    void makesNoSoundAboutWhatSomebodyHasMuted() {
        newsroom.subscribeAll(GITLAB, BOB, Filters.USUAL);
        newsroom.hear(gitlab("merge_request").with("object_attributes.description", ""));
        assertThat(newsroom.database.update("UPDATE showings SET muted_until = '2030-01-01' WHERE chat_id = ?", BOB))
                .isEqualTo(1);
        int before = newsroom.said().size();

        newsroom.hear(naming(12));
        assertThat(newsroom.said().subList(before, newsroom.said().size()))
                .singleElement()
                .asString()
                .startsWith("2 silent: 🗣");

        newsroom.hear(naming(13));
        assertThat(newsroom.said())
                .filteredOn(said -> said.startsWith("2 loud: 🗣"))
                .hasSize(1);
    }
}
