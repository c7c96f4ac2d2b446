package dev.dispatcher.assistant.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.dispatcher.platform.TokenShape;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.HttpClientResponseException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One request to a forge, and what its answer means.
public final class Wire {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<Integer> NOT_NOW = Set.of(408, 425, 429);
    private static final int WORDS_MAX = 300;
    private static final Duration PATIENCE_MAX = Duration.ofHours(1);

    private final String forge;

    /// `forge` is its name in sentences.
    public Wire(String forge) {
        this.forge = forge;
    }

    /// Empty for what is not there.
    public Optional<JsonNode> find(Supplier<HttpResponse<JsonNode>> request) {
        var answer = send(request);
        return answer.code() == 404 ? Optional.empty() : Optional.of(body(answer));
    }

    /// What is not there is refused.
    public JsonNode get(Supplier<HttpResponse<JsonNode>> request) {
        return body(answer(request));
    }

    /// With its headers.
    public HttpResponse<JsonNode> answer(Supplier<HttpResponse<JsonNode>> request) {
        var answer = send(request);
        if (answer.code() == 404) throw new ForgeFailure.Refused(404, forge + " answers 404");
        return answer;
    }

    private HttpResponse<JsonNode> send(Supplier<HttpResponse<JsonNode>> request) {
        try {
            return request.get();
        } catch (HttpClientResponseException answer) {
            if (answer.code() == 404) return HttpResponse.notFound();
            throw failure(answer);
        } catch (ForgeFailure.Refused refused) {
            // Of a question that this one needed an answer to.
            if (refused.status() == 404) return HttpResponse.notFound();
            throw refused;
        } catch (HttpClientException trouble) {
            if (deepest(trouble) instanceof IllegalArgumentException) throw unsaid();
            throw new ForgeFailure.Unanswered(forge + " cannot be reached: " + cause(trouble), null, trouble);
        } catch (IllegalArgumentException _) {
            throw unsaid();
        }
    }

    /// The client could not put it into a request. Its message quotes what that was, which may be a token.
    private ForgeFailure unsaid() {
        return new ForgeFailure.Refused(400, forge + " cannot be asked that");
    }

    private static JsonNode body(HttpResponse<JsonNode> answer) {
        return answer.getBody().orElseGet(MissingNode::getInstance);
    }

    private ForgeFailure failure(HttpClientResponseException answer) {
        int status = answer.code();
        if (status < 400) return new ForgeFailure.Unanswered(forge + "'s answer cannot be read", null, answer);
        var words = words(answer.getResponse().getBody(String.class).orElse(""));
        var sentence = "%s answers %d%s".formatted(forge, status, words.isEmpty() ? "" : ": " + words);
        if (status >= 500 || NOT_NOW.contains(status) || isPaced(answer)) {
            return new ForgeFailure.Unanswered(sentence, retryAfter(answer), null);
        }
        if (status == 401) return new ForgeFailure.TokenRefused(sentence);
        return new ForgeFailure.Refused(status, words.isEmpty() ? sentence : words);
    }

    /// GitHub says 403 also when it has heard too much.
    private static boolean isPaced(HttpClientResponseException answer) {
        var headers = answer.getResponse().getHeaders();
        return answer.code() == 403
                && (headers.contains("Retry-After") || "0".equals(headers.get("X-RateLimit-Remaining")));
    }

    private static @Nullable Duration retryAfter(HttpClientResponseException answer) {
        var header = answer.getResponse().getHeaders().get("Retry-After");
        if (header == null || !header.matches("\\d{1,9}")) return null;
        var wanted = Duration.ofSeconds(Long.parseLong(header));
        return wanted.compareTo(PATIENCE_MAX) > 0 ? PATIENCE_MAX : wanted;
    }

    /// What the answer says for people, without its brackets.
    static String words(String body) {
        var words = TokenShape.masked(said(body)).strip(); // of a request that held a token
        return words.length() <= WORDS_MAX ? words : words.substring(0, WORDS_MAX) + "…";
    }

    private static String said(String body) {
        try {
            var json = JSON.readTree(body);
            var errors = errors(json.path("errors"));
            if (!errors.isEmpty()) return errors;
            for (var name : new String[] {"message", "error_description", "error"}) {
                if (json.has(name)) return flat(json.get(name));
            }
            return "";
        } catch (JsonProcessingException _) {
            return body.startsWith("<") ? "" : body;
        }
    }

    /// GitHub's, which say it in words of their own, or name a field and what is wrong with it.
    private static String errors(JsonNode errors) {
        return StreamSupport.stream(errors.spliterator(), false)
                .map(error -> Stream.of(error.asText(), error.path("message").asText(), field(error))
                        .filter(words -> !words.isEmpty())
                        .findFirst()
                        .orElse(""))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String field(JsonNode error) {
        var words = error.path("field").asText() + " " + error.path("code").asText();
        return words.replace('_', ' ').strip();
    }

    /// GitLab puts lists below names, or words alone.
    private static String flat(JsonNode node) {
        if (node.isValueNode()) return node.asText();
        return StreamSupport.stream(node.spliterator(), false).map(Wire::flat).collect(Collectors.joining(", "));
    }

    /// The client itself only says "null".
    static String cause(Throwable trouble) {
        var deepest = deepest(trouble);
        var words = deepest.getMessage();
        return words == null ? deepest.getClass().getSimpleName() : words;
    }

    private static Throwable deepest(Throwable trouble) {
        var deepest = trouble;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        return deepest;
    }
}
