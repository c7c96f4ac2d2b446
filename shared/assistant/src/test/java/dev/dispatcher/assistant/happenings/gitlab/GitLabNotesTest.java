package dev.dispatcher.assistant.happenings.gitlab;

import static dev.dispatcher.assistant.Sample.gitlab;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Sample;
import dev.dispatcher.assistant.happenings.Comment;
import dev.dispatcher.assistant.happenings.Happening.Commented;
import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.Subject;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitLabNotesTest {

    private static final String WEB = "https://gitlab.example.com/demo/shop";

    private final Sample note = gitlab("note");

    @Test
    void tellsOfACommentAndWhomItNames() {
        var told = note.happening(Commented.class);
        assertThat(told.comment())
                .isEqualTo(new Comment(
                        "note 5001",
                        WEB + "/-/merge_requests/12#note_5001",
                        "Nice. @ann, what about pears?",
                        false,
                        "shop/fruit.py:14"));
        assertThat(told.subject())
                .isEqualTo(new Subject(
                        Subject.Kind.MERGE_REQUEST,
                        "12",
                        "Sell apples",
                        WEB + "/-/merge_requests/12",
                        List.of("apples", "main")));
        assertThat(note.happening(Mentioned.class).names()).containsExactly("ann");
    }

    @Test
    void takesACommentForNewUnlessItSaysOtherwise() {
        assertThat(note.without("object_attributes.action")
                        .happening(Commented.class)
                        .comment()
                        .isEdited())
                .isFalse();
        assertThat(note.with("object_attributes.action", "update")
                        .happening(Commented.class)
                        .comment()
                        .isEdited())
                .isTrue();
    }

    @Test
    void hearsNothingOfWhatGitLabSaysToItself() {
        assertThat(note.with("object_attributes.system", "true").happenings()).isEmpty();
    }

    @Test
    void marksWhatNotEverybodyMaySee() {
        assertThat(gitlab("note").happening(Commented.class).scene().isConfidential())
                .isFalse();
        for (var hidden : List.of(
                gitlab("note").header("x-gitlab-event", "Confidential Note Hook"),
                gitlab("note").with("event_type", "confidential_note"),
                gitlab("note").with("object_attributes.internal", "true"),
                gitlab("note").with("object_attributes.confidential", "true"),
                gitlab("note")
                        .with("object_attributes.noteable_type", "Issue")
                        .with("issue", "{\"iid\": 9, \"title\": \"No plums\", \"confidential\": true}"))) {
            assertThat(hidden.happenings())
                    .isNotEmpty()
                    .allMatch(told -> told.scene().isConfidential());
        }
    }

    @Test
    void knowsWhatACommentIsOn() {
        note.with("issue", "{\"iid\": 9, \"title\": \"No plums\"}")
                .with("commit", "{\"id\": \"5f1d0c27\", \"message\": \"Sell apples\\n\\nmore\"}")
                .with("snippet", "{\"id\": 4, \"title\": \"Fruit\"}");

        for (var on :
                List.of("Issue ISSUE 9 No plums", "Commit COMMIT 5f1d0c27 Sell apples", "Snippet SNIPPET 4 Fruit")) {
            var words = on.split(" ", 4);
            var subject = note.with("object_attributes.noteable_type", words[0])
                    .happening(Commented.class)
                    .subject();
            assertThat(subject.kind() + " " + subject.number() + " " + subject.title())
                    .isEqualTo(words[1] + " " + words[2] + " " + words[3]);
        }
        assertThat(note.with("object_attributes.noteable_type", "Epic").happenings())
                .isEmpty();
    }
}
