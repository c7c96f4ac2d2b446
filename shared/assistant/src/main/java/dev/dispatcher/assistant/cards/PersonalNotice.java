package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.happenings.Happening.Mentioned;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;

/// What one person is told.
public record PersonalNotice(Scene scene, Speech speech) {

    private static final int EXCERPT_MAX = 600;

    public String reviewRequested(MergeRequest mergeRequest) {
        return "👀 " + on(Phrase.ASKS_FOR_REVIEW, mergeRequest);
    }

    public String assigned(MergeRequest mergeRequest) {
        return "📌 " + on(Phrase.ASSIGNED, mergeRequest);
    }

    private String on(Phrase phrase, MergeRequest mergeRequest) {
        var name = Speech.name(scene.provider(), mergeRequest);
        return speech.say(phrase, speech.actor(scene.actor()), name) + "\n" + Speech.project(scene.project());
    }

    /// Somebody may be named in what he may not read. Then he learns where, and the forge decides about the rest.
    public String mentioned(Mentioned mention, boolean maySee) {
        var subject = mention.subject();
        var name = maySee ? Speech.name(scene.provider(), subject) : Speech.link(mention.url(), unnamed(subject));
        var html = "🗣 " + speech.say(Phrase.MENTIONED, speech.actor(scene.actor()), name) + "\n"
                + Speech.project(scene.project());
        if (!maySee || mention.excerpt().isEmpty()) return html;
        return html + "\n<blockquote>" + Excerpt.of(mention.excerpt(), EXCERPT_MAX) + "</blockquote>";
    }

    private String unnamed(Subject subject) {
        var kind =
                switch (subject.kind()) {
                    case MERGE_REQUEST -> Phrase.MERGE_REQUEST;
                    case ISSUE -> Phrase.ISSUE;
                    case COMMIT -> Phrase.COMMIT;
                    case SNIPPET -> Phrase.SNIPPET;
                    case WIKI -> Phrase.WIKI;
                };
        return speech.say(kind);
    }
}
