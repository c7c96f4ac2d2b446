package dev.dispatcher.stands.gitlab;

import dev.dispatcher.platform.TokenShape;
import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import dev.dispatcher.stands.gitlab.GitLabFailure.Unanswered;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What GitLab's bad answers mean.
final class Answers {

    private static final Set<Integer> NOT_NOW = Set.of(408, 409, 425, 429);
    private static final int WORDS_MAX = 300;
    private static final Duration PATIENCE_MAX = Duration.ofHours(1);

    private Answers() {}

    static GitLabFailure failure(HttpClientResponseException answer) {
        int status = answer.code();
        if (status < 400) return new Unanswered("GitLab's answer cannot be read", null, answer);
        var sentence = "GitLab answers %d%s".formatted(status, words(answer));
        if (status >= 500 || NOT_NOW.contains(status)) return new Unanswered(sentence, retryAfter(answer), null);
        return new Refused(status, sentence);
    }

    /// A request id in it would make every text a new one.
    private static String words(HttpClientResponseException answer) {
        var body = answer.getResponse()
                .getBody(String.class)
                .orElse("")
                .replace('\0', '\uFFFD')
                .strip();
        if (body.isEmpty() || body.startsWith("<")) return "";
        var words = TokenShape.masked(body); // of a request that held a token
        return ": " + words.substring(0, Math.min(WORDS_MAX, words.length()));
    }

    private static @Nullable Duration retryAfter(HttpClientResponseException answer) {
        var header = answer.getResponse().getHeaders().get("Retry-After");
        if (header == null || !header.matches("\\d{1,9}")) return null;
        var wanted = Duration.ofSeconds(Long.parseLong(header));
        return wanted.compareTo(PATIENCE_MAX) > 0 ? PATIENCE_MAX : wanted;
    }

    /// The client itself only says "null".
    static String cause(Throwable trouble) {
        Throwable deepest = trouble;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        var words = deepest.getMessage();
        return words == null ? deepest.getClass().getSimpleName() : words;
    }
}
