package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.happenings.FileChange;
import dev.dispatcher.assistant.happenings.Happening.Change;
import dev.dispatcher.assistant.happenings.Happening.Deployed;
import dev.dispatcher.assistant.happenings.Happening.DocsChanged;
import dev.dispatcher.assistant.happenings.Happening.Pushed;
import dev.dispatcher.assistant.happenings.Happening.Released;
import dev.dispatcher.assistant.happenings.Happening.Reported;
import dev.dispatcher.assistant.happenings.Happening.TokenExpiring;
import dev.dispatcher.assistant.happenings.Happening.WikiChanged;
import dev.dispatcher.assistant.happenings.PipelineStatus;
import dev.dispatcher.assistant.happenings.Push;
import dev.dispatcher.assistant.happenings.Scene;
import dev.dispatcher.assistant.happenings.WikiPage;
import dev.dispatcher.people.Html;
import java.util.List;
import java.util.stream.Collectors;

/// What is said once and not again.
public record Notice(Scene scene, Speech speech) {

    private static final int FILES_SHOWN = 15;

    public String wiki(WikiChanged wiki) {
        return "📖 " + wiki.pages().stream().map(this::page).collect(Collectors.joining("\n")) + "\n" + place();
    }

    private String page(WikiPage page) {
        var phrase =
                switch (page.change()) {
                    case CREATED -> Phrase.WIKI_CREATED;
                    case UPDATED -> Phrase.WIKI_UPDATED;
                    case DELETED -> Phrase.WIKI_DELETED;
                };
        var html = speech.say(phrase, actor(), Speech.link(page.url(), page.title()));
        if (!page.diffUrl().isEmpty()) html += " (" + Html.link(page.diffUrl(), speech.say(Phrase.DIFF)) + ")";
        return page.message().isEmpty() ? html : html + "\n" + Html.escape(page.message());
    }

    public String docs(DocsChanged docs, List<FileChange> files) {
        var lines = files.stream()
                .limit(FILES_SHOWN)
                .map(file -> "\n" + sign(file.change()) + " " + Html.code(file.path()))
                .collect(Collectors.joining());
        int more = files.size() - FILES_SHOWN;
        var html = "📝 " + speech.say(Phrase.DOCS, actor(), Html.escape(docs.branch())) + "\n" + place() + lines;
        if (more > 0) html += "\n" + speech.say(Phrase.AND_MORE, more);
        if (docs.isComplete()) return html + comparison(docs.url());
        var forge =
                switch (scene.provider()) {
                    case GITLAB -> "GitLab";
                    case GITHUB -> "GitHub";
                };
        return html + "\n"
                + speech.say(Phrase.DOCS_INCOMPLETE, forge, Speech.link(docs.url(), speech.say(Phrase.COMPARISON)));
    }

    private String comparison(String url) {
        return url.isEmpty() ? "" : "\n" + Html.link(url, speech.say(Phrase.DIFF));
    }

    private static String sign(Change change) {
        return switch (change) {
            case CREATED -> "+";
            case UPDATED -> "~";
            case DELETED -> "−";
        };
    }

    public String push(Pushed pushed) {
        var push = pushed.push();
        var head = "⬆️ " + head(push) + "\n" + place();
        var lines = push.commits().stream()
                .map(commit ->
                        "\n• " + Speech.link(commit.url(), commit.title()) + " — " + Html.escape(commit.author()))
                .collect(Collectors.joining());
        return head + lines;
    }

    private String head(Push push) {
        var ref = Speech.link(push.url(), push.ref());
        if (push.isTag()) {
            return speech.say(
                    switch (push.change()) {
                        case CREATED -> Phrase.TAG_CREATED;
                        case UPDATED -> Phrase.TAG_MOVED;
                        case DELETED -> Phrase.TAG_DELETED;
                    },
                    actor(),
                    ref);
        }
        return switch (push.change()) {
            case CREATED -> speech.say(Phrase.BRANCH_CREATED, actor(), ref);
            case DELETED -> speech.say(Phrase.BRANCH_DELETED, actor(), ref);
            case UPDATED ->
                speech.say(
                        push.isForced() ? Phrase.FORCED : Phrase.PUSHED,
                        actor(),
                        ref,
                        speech.say(Phrase.COMMITS, push.total()));
        };
    }

    public String deployment(Deployed deployed) {
        var deployment = deployed.deployment();
        boolean isGood = deployment.status() == PipelineStatus.SUCCESS;
        var sha = deployment.sha().substring(0, Math.min(8, deployment.sha().length()));
        var what = Speech.link(deployment.url(), sha.isEmpty() ? scene.project().path() : sha);
        var to = Html.bold(deployment.environment().isEmpty() ? "?" : deployment.environment());
        var html = (isGood ? "🚀 " : "💥 ") + speech.say(isGood ? Phrase.DEPLOYED : Phrase.NOT_DEPLOYED, what, to);
        var title = deployment.title().isEmpty() ? "" : "\n" + Html.escape(deployment.title());
        return html + "\n" + place() + title;
    }

    public String release(Released released) {
        var phrase =
                switch (released.change()) {
                    case CREATED -> Phrase.RELEASED;
                    case UPDATED -> Phrase.RELEASE_CHANGED;
                    case DELETED -> Phrase.RELEASE_DELETED;
                };
        // GitLab does not say whose it is.
        var by = scene.actor() == null ? "" : " — " + actor();
        return "📦 " + speech.say(phrase, Speech.link(released.url(), released.name())) + by + "\n" + place();
    }

    public String token(TokenExpiring token) {
        var name = Html.bold(token.name());
        var sentence = token.expiresOn().isEmpty()
                ? speech.say(Phrase.TOKEN_ENDS_SOON, name)
                : speech.say(Phrase.TOKEN_ENDS, name, Html.escape(token.expiresOn()));
        return "🔑 " + sentence + "\n" + place();
    }

    public String report(Reported report) {
        var phrase =
                switch (report.topic()) {
                    case ISSUE -> Phrase.REPORT_ISSUE;
                    case MILESTONE -> Phrase.REPORT_MILESTONE;
                    case FEATURE_FLAG -> Phrase.REPORT_FLAG;
                    case VULNERABILITY -> Phrase.REPORT_WEAKNESS;
                    case CHECK -> Phrase.REPORT_CHECK;
                    case EMOJI -> Phrase.REPORT_EMOJI;
                };
        var html = "🔹 " + speech.say(phrase, Speech.link(report.url(), report.title()), Html.escape(report.action()));
        return html + "\n" + place();
    }

    private String place() {
        return Speech.project(scene.project());
    }

    private String actor() {
        return speech.actor(scene.actor());
    }
}
