package dev.dispatcher.assistant.cards;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.happenings.Actor;
import dev.dispatcher.assistant.happenings.Job;
import dev.dispatcher.assistant.happenings.MergeRequest;
import dev.dispatcher.assistant.happenings.Pipeline;
import dev.dispatcher.assistant.happenings.Project;
import dev.dispatcher.assistant.happenings.Subject;
import dev.dispatcher.people.Html;
import dev.dispatcher.people.Language;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How things are called in HTML, in one language. Whatever comes from a forge is escaped here.
public record Speech(Language language) {

    private static final int JOBS_SHOWN = 5;

    public String say(Phrase phrase, Object... html) {
        return phrase.in(language, html);
    }

    /// A link where there is somewhere to lead.
    static String link(String url, String text) {
        return url.isEmpty() ? Html.escape(text) : Html.link(url, text);
    }

    static String project(Project project) {
        return link(project.url(), project.path());
    }

    String actor(@Nullable Actor actor) {
        return Html.escape(handle(actor));
    }

    String handle(@Nullable Actor actor) {
        return actor == null ? say(Phrase.SOMEBODY) : actor.handle();
    }

    /// `Pipeline #42`, or what its workflow is called.
    String name(Pipeline pipeline) {
        var word = pipeline.name().isEmpty() ? say(Phrase.PIPELINE) : pipeline.name();
        var number = pipeline.number() == null ? pipeline.id() : pipeline.number();
        return link(pipeline.url(), word + " #" + number);
    }

    static String name(Provider provider, MergeRequest mergeRequest) {
        return name(provider, mergeRequest.subject());
    }

    static String name(Provider provider, Subject subject) {
        return link(subject.url(), sign(provider, subject) + " " + subject.title());
    }

    /// `!12`, `#9`, or the beginning of a hash.
    static String sign(Provider provider, Subject subject) {
        return switch (subject.kind()) {
            case MERGE_REQUEST ->
                switch (provider) {
                    case GITLAB -> "!" + subject.number();
                    case GITHUB -> "#" + subject.number();
                };
            case ISSUE -> "#" + subject.number();
            case COMMIT ->
                subject.number().substring(0, Math.min(8, subject.number().length()));
            case SNIPPET -> "$" + subject.number();
            case WIKI -> "📖";
        };
    }

    /// The first few, each with its stage or step, and how many more there are.
    String jobs(List<Job> failed) {
        var lines = failed.stream()
                .limit(JOBS_SHOWN)
                .map(job -> "\n• " + link(job.url(), job.name())
                        + (job.stage().isEmpty() ? "" : " (" + Html.escape(job.stage()) + ")"))
                .collect(Collectors.joining());
        int more = failed.size() - JOBS_SHOWN;
        return more > 0 ? lines + "\n" + say(Phrase.AND_MORE, more) : lines;
    }

    String span(long seconds) {
        if (seconds < 60) return say(Phrase.SECONDS, seconds);
        if (seconds < 3_600) return say(Phrase.MINUTES, seconds / 60, seconds % 60);
        return say(Phrase.HOURS, seconds / 3_600, seconds % 3_600 / 60);
    }
}
