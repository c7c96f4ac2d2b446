package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.following.Remark;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.people.Html;
import java.util.List;

/// What one person wrote in one go.
public record RemarksCard(Scene scene, Subject subject, List<Remark> remarks, Speech speech) {

    private static final int ONE_MAX = 600;
    private static final int ALL_MAX = 3_000;

    public String html() {
        var author = remarks.isEmpty() ? "" : remarks.getFirst().author();
        var html = new StringBuilder("💬 ");
        html.append(speech.say(Phrase.COMMENTED, Html.bold(author), Speech.name(scene.provider(), subject)));
        for (var remark : remarks) html.append('\n').append(one(remark));
        return html.toString();
    }

    private String one(Remark remark) {
        var html = new StringBuilder();
        if (!remark.at().isEmpty())
            html.append(Speech.link(remark.url(), remark.at())).append(' ');
        if (remark.isEdited())
            html.append(Html.italic("(" + speech.say(Phrase.EDITED) + ")")).append(' ');
        var excerpt = Excerpt.of(remark.text(), Math.min(ONE_MAX, ALL_MAX / remarks.size()));
        return html.append("<blockquote>")
                .append(excerpt)
                .append("</blockquote>")
                .toString();
    }
}
