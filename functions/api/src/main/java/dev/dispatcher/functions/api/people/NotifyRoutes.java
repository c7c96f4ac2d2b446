package dev.dispatcher.functions.api.people;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Caller;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.people.NewsState;
import dev.dispatcher.people.PullQueue;
import dev.dispatcher.platform.json.Findings;
import io.micronaut.http.HttpResponse;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The news of those whom Telegram does not reach, for whoever tells them instead.
@Controller("/api/v1/notify")
@Tag(name = "notify")
final class NotifyRoutes {

    private static final Logger log = LoggerFactory.getLogger(NotifyRoutes.class);
    private static final int LISTED_MAX = 500;

    private final PullQueue queue;

    NotifyRoutes(PullQueue queue) {
        this.queue = queue;
    }

    /// How news stands after a report.
    @Schema(name = "NewsState")
    record Standing(
            UUID id,

            @Schema(
                    type = "string",
                    allowableValues = {"waiting", "sent", "failed"})
            String state,

            int tries) {}

    @Get
    @Needs(Scope.STANDS)
    @Operation(
            summary = "Fetch the oldest news",
            description = "It is this token's for 60 seconds: asking again gives it again, other tokens get the next."
                    + " Say what became of it, or it comes again. With all=true it is only looked at: an array of what"
                    + " waits, oldest first, at most 500.")
    @ApiResponse(
            responseCode = "200",
            description = "The news, or with all=true an array of it.",
            content = @Content(schema = @Schema(oneOf = {NewsAnswer.class, NewsAnswer[].class})))
    @ApiResponse(responseCode = "204", description = "There is none.")
    HttpResponse<?> next(
            @Parameter(hidden = true) Caller caller,
            @QueryValue @Schema(type = "boolean", defaultValue = "false") @Nullable String all) {
        if (isTrue(all)) {
            return HttpResponse.ok(
                    queue.waiting(LISTED_MAX).stream().map(NewsAnswer::of).toList());
        }
        var news = queue.next(caller.token().id());
        return news.isPresent() ? HttpResponse.ok(NewsAnswer.of(news.get())) : HttpResponse.noContent();
    }

    @Post
    @Needs(Scope.STANDS)
    @Operation(
            summary = "Say what became of news",
            description = "sent is the end of it. failed puts it back where it was, five times in all, and counts only"
                    + " for the token that holds it. Saying it twice changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ReportBody.class),
                            examples = {
                                @ExampleObject(
                                        name = "failed",
                                        value =
                                                "{\"id\": \"01920000-0000-7000-8000-000000000002\", \"status\": \"failed\"}"),
                                @ExampleObject(
                                        name = "sent",
                                        value =
                                                "{\"id\": \"01920000-0000-7000-8000-000000000002\", \"status\": \"sent\"}"),
                                @ExampleObject(
                                        name = "older",
                                        value = "{\"notificationID\": \"01920000-0000-7000-8000-000000000002\"}")
                            }))
    @ApiResponse(responseCode = "200", description = "How it stands now.")
    @ApiResponse(responseCode = "404", description = "There is no such news here.")
    Standing settle(@Parameter(hidden = true) Caller caller, @Body ReportBody body) {
        var standing = queue.settle(body.news(), caller.token().id(), body.report())
                .orElseThrow(() -> Refused.notFound("news"));
        if (standing.state() == NewsState.FAILED) log.warn("news {} is given up", standing.id());
        return new Standing(standing.id(), standing.state().word(), standing.tries());
    }

    private static boolean isTrue(@Nullable String all) {
        if (all == null || all.equals("false")) return false;
        if (all.equals("true")) return true;
        var findings = new Findings();
        findings.add("/all", "must be true or false.");
        findings.refuseIfAny();
        return false;
    }
}
