package dev.dispatcher.functions.api.edge;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.dispatcher.database.SqlFailure;
import dev.dispatcher.platform.json.JsonRefused;
import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.NotAllowedException;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every error this API answers with is made here, whoever found it: a route, the edge, or the framework.
@Singleton
@Primary
final class Problems implements ErrorResponseProcessor<Object>, ExceptionHandler<Throwable, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public HttpResponse<?> handle(HttpRequest request, Throwable failure) {
        return answer(request, of(failure), HttpResponse.status(HttpStatus.OK));
    }

    /// What the framework found. Its own words name classes and arguments, so only its status is taken.
    @Override
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> found) {
        var request = context.getRequest();
        if (context.getRootCause().orElse(null) instanceof NotAllowedException notAllowed) {
            return answer(request, notAllowed(request, notAllowed), found);
        }
        return answer(request, byStatus(found.code()), found);
    }

    /// For what did not get as far as the framework.
    APIGatewayV2HTTPResponse response(Throwable failure, String requestId, boolean rfc9457) {
        var problem = of(failure);
        var headers = new java.util.HashMap<>(problem.headers());
        headers.put("Content-Type", rfc9457 ? Received.PROBLEM : "application/json");
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(problem.status())
                .withHeaders(headers)
                .withBody(problem.body(requestId, rfc9457))
                .build();
    }

    static Problem of(Throwable failure) {
        return switch (failure) {
            case Refused refused -> refused.problem();
            case JsonRefused.Malformed malformed ->
                Problem.of(400, "malformed_json", malformed.sentence(), malformed.findings());
            case JsonRefused.Unfit unfit -> Problem.of(400, "invalid_request", unfit.sentence(), unfit.findings());
            case SqlFailure.Unstorable _ ->
                Problem.of(400, "invalid_request", "The request holds a value that the database cannot store.");
            case SqlFailure.Unreachable unreachable -> {
                LOG.warn("the database cannot be reached: {}", unreachable.getMessage());
                yield byStatus(503).with("Retry-After", RETRY_AFTER_SECONDS);
            }
            default -> {
                LOG.error("a request failed", failure);
                yield byStatus(500);
            }
        };
    }

    static Problem unsupportedMediaType() {
        return byStatus(415);
    }

    static Problem byStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad_request", "The request cannot be understood.");
            case 404 -> Problem.of(404, "not_found", "There is no such resource.");
            case 405 -> Problem.of(405, "method_not_allowed", "This resource does not know that method.");
            case 406 -> Problem.of(406, "not_acceptable", "This resource cannot be had in any of the accepted forms.");
            case 413 -> Problem.of(413, "payload_too_large", "The body is too large.");
            case 415 -> Problem.of(415, "unsupported_media_type", "Send the body as application/json, in UTF-8.");
            case 503 -> Problem.of(503, "unavailable", "The database does not answer. Try again in a moment.");
            default ->
                status < 500
                        ? Problem.of(status, "bad_request", "The request cannot be granted.")
                        : Problem.of(500, "internal_error", "Something went wrong on our side. It has been logged.");
        };
    }

    private static Problem notAllowed(HttpRequest<?> request, NotAllowedException notAllowed) {
        var allowed = new TreeSet<>(notAllowed.getAllowedMethods());
        allowed.add("OPTIONS");
        var allow = String.join(", ", allowed);
        boolean isAsking = request.getMethodName().equals("OPTIONS");
        return (isAsking ? Problem.of(204, "", "") : byStatus(405)).with("Allow", allow);
    }

    private static MutableHttpResponse<Object> answer(
            HttpRequest<?> request, Problem problem, MutableHttpResponse<?> onto) {
        boolean rfc9457 = request.getAttribute(Gateway.RFC_9457, Boolean.class).orElse(false);
        var requestId = request.getAttribute(Gateway.REQUEST_ID, String.class).orElse("");
        var response = onto.<Object>body(null).status(problem.status());
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            response.getHeaders().set(header.getKey(), header.getValue());
        }
        if (problem.status() == HttpStatus.NO_CONTENT.getCode()) return response;
        return response.<Object>body(problem.body(requestId, rfc9457))
                .contentType(rfc9457 ? Received.PROBLEM : "application/json");
    }
}
