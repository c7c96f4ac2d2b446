package dev.dispatcher.functions.api;

import dev.dispatcher.database.ApiTokens;
import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.functions.api.edge.Repetition;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;

/// Who may call this API.
@Controller("/api/v1/tokens")
@Tag(name = "tokens")
final class TokenRoutes {

    private final ApiTokens tokens;
    private final Repetition repetition;
    private final Clock clock;

    TokenRoutes(ApiTokens tokens, Repetition repetition, Clock clock) {
        this.tokens = tokens;
        this.repetition = repetition;
        this.clock = clock;
    }

    @Schema(name = "Tokens")
    record TokensAnswer(List<TokenAnswer> data) {}

    @Post
    @Needs(Scope.ADMIN)
    @Operation(summary = "Make a token", description = "Its secret is in this answer and nowhere else.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewTokenBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "reader",
                                        value = "{\"name\": \"dashboard\", \"scopes\": [\"read\"]}"),
                                @ExampleObject(
                                        name = "limited",
                                        value =
                                                "{\"name\": \"shop\", \"scopes\": [\"events\", \"read\"], \"expires_at\": \"2999-12-31T23:59:59Z\"}")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Made.",
            content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
    HttpResponse<String> issue(
            HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body NewTokenBody body) {
        var findings = new Findings();
        if (body.expiresAt() != null && !body.expiresAt().isAfter(clock.instant())) {
            findings.add("/expires_at", "must be in the future.");
        }
        findings.refuseIfAny();
        return repetition.once(request, caller, "POST /api/v1/tokens", () -> {
            var issued = tokens.issue(String.valueOf(body.name()), body.scopeSet(), body.expiresAt());
            return new Answer(
                    HttpStatus.CREATED.getCode(),
                    Json.write(TokenAnswer.withSecret(issued.token(), issued.secret())),
                    Json.write(TokenAnswer.of(issued.token())));
        });
    }

    @Get
    @Needs(Scope.ADMIN)
    @Operation(summary = "List the tokens", description = "Newest first, revoked ones too, never a secret.")
    @ApiResponse(responseCode = "200", description = "All tokens.")
    TokensAnswer list() {
        return new TokensAnswer(tokens.list().stream().map(TokenAnswer::of).toList());
    }

    @Delete("/{id}")
    @Needs(Scope.ADMIN)
    @Status(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a token", description = "It stops working within 30 seconds.")
    @ApiResponse(responseCode = "204", description = "Revoked, now or before.")
    void revoke(@PathVariable @Schema(format = "uuid") String id) {
        boolean known = Json.uuid(id).map(tokens::revoke).orElse(false);
        if (!known) throw Refused.notFound("token");
    }
}
