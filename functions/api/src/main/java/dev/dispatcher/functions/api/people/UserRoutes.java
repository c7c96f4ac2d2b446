package dev.dispatcher.functions.api.people;

import dev.dispatcher.database.Idempotency.Answer;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Repetition;
import dev.dispatcher.people.Users;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.platform.json.Json;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who may own stands.
@Controller("/api/v1/users")
@Tag(name = "users")
final class UserRoutes {

    private static final int LIMIT_MAX = 1_000;

    private final Users users;
    private final Repetition repetition;

    UserRoutes(Users users, Repetition repetition) {
        this.users = users;
        this.repetition = repetition;
    }

    @Get
    @Needs({Scope.READ, Scope.STANDS})
    @Operation(
            summary = "List users",
            description = "By id. When there are as many as limit, ask for those after the last one.")
    @ApiResponse(responseCode = "200", description = "The users.")
    List<UserAnswer> list(
            @QueryValue @Schema(type = "integer", format = "int64") @Nullable String after,
            @QueryValue @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "1000") @Nullable
                    String limit) {
        var findings = new Findings();
        var from = after == null ? null : number("after", after, Long.MIN_VALUE, Long.MAX_VALUE, findings);
        var most = limit == null ? LIMIT_MAX : number("limit", limit, 1, LIMIT_MAX, findings);
        findings.refuseIfAny();
        return users.list(from, (int) most).stream().map(UserAnswer::of).toList();
    }

    @Post
    @Needs(Scope.STANDS)
    @Operation(
            summary = "Add or change a user",
            description = "Whoever has this id gets this name; what else is left out stays as it is. A new user has the"
                    + " role user, speaks ru and is active.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = UserBody.class),
                            examples = {
                                @ExampleObject(name = "person", value = "{\"id\": 100200300, \"name\": \"Ann\"}"),
                                @ExampleObject(
                                        name = "group",
                                        value =
                                                "{\"id\": -1001234567890, \"name\": \"Presales\", \"language\": \"en\"}"),
                                @ExampleObject(
                                        name = "older",
                                        value = "{\"chat_id\": 100200300, \"name\": \"Ann\", \"role\": \"admin,user\"}")
                            }))
    @ApiResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = UserAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(schema = @Schema(implementation = UserAnswer.class)))
    HttpResponse<String> save(HttpRequest<?> request, @Parameter(hidden = true) Caller caller, @Body UserBody body) {
        return repetition.once(request, caller, "POST /api/v1/users", () -> {
            var saved = users.save(body.details());
            var status = saved.isNew() ? HttpStatus.CREATED : HttpStatus.OK;
            return new Answer(status.getCode(), Json.write(UserAnswer.of(saved.user())));
        });
    }

    private static long number(String field, String text, long least, long most, Findings findings) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException _) {
            // falls through to the one sentence below
        }
        findings.add("/" + field, "must be a whole number from " + least + " to " + most + ".");
        return least;
    }
}
