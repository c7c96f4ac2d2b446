package dev.dispatcher.functions.api.scripts;

import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Json;
import dev.dispatcher.scripts.output.Output;
import dev.dispatcher.scripts.output.Stream;
import dev.dispatcher.scripts.output.Watching;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run writes, while it does.
@Controller
@Tag(name = "scripts")
final class OutputRoutes {

    private static final int RAW_BYTES = 1024 * 1024;

    private final Output output;
    private final Watching watching;

    OutputRoutes(Output output, Watching watching) {
        this.output = output;
        this.watching = watching;
    }

    @Get(uris = {"/processes/{id}/output", "/process/{id}/output"})
    @Needs({Scope.READ, Scope.SCRIPTS})
    @Produces({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary = "Follow the output of a process",
            description =
                    "As text from `after` on, waiting for more up to `wait` seconds. With `raw=1` the bytes of one stream from `from` on; the headers Output-Next, Output-Total and Output-Truncated tell the rest.")
    @ApiResponse(
            responseCode = "200",
            description = "Some output.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = OutputAnswer.class)),
                @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))
            })
    HttpResponse<?> output(
            @PathVariable @Schema(format = "uuid") String id,
            @QueryValue @Schema(type = "integer", minimum = "0", defaultValue = "0") @Nullable String after,
            @QueryValue @Schema(type = "integer", minimum = "0", maximum = "25", defaultValue = "0") @Nullable
                    String wait,
            @QueryValue
                    @Schema(
                            type = "string",
                            allowableValues = {"stdout", "stderr"})
                    @Nullable
                    String stream,
            @QueryValue
                    @Schema(
                            type = "string",
                            allowableValues = {"1"})
                    @Nullable
                    String raw,
            @QueryValue @Schema(type = "integer", minimum = "0", defaultValue = "0") @Nullable String from,
            @QueryValue
                    @Schema(type = "integer", minimum = "1", maximum = "4194304", defaultValue = "1048576")
                    @Nullable
                    String max) {
        var process = Json.uuid(id).orElseThrow(() -> Refused.notFound("process"));
        var parameters = new Parameters();
        var wanted = parameters.one("stream", stream, "stdout or stderr", Stream::of);
        boolean isRaw = parameters.number("raw", raw, 0, 0, 1) == 1;
        long seq = parameters.number("after", after, 0, 0, Long.MAX_VALUE);
        long seconds = parameters.number("wait", wait, 0, 0, Watching.WAIT_MAX.toSeconds());
        long position = parameters.number("from", from, 0, 0, Long.MAX_VALUE);
        int bytes = (int) parameters.number("max", max, RAW_BYTES, 1, Output.RAW_BYTES_MAX);
        if (isRaw && stream == null) parameters.refuse("stream", "says of which stream the bytes are wanted.");
        parameters.refuseIfAny();
        return isRaw && wanted != null
                ? bytes(process, wanted, position, bytes)
                : text(process, seq, wanted, Duration.ofSeconds(seconds));
    }

    private HttpResponse<?> text(UUID process, long seq, @Nullable Stream stream, Duration wait) {
        var page = watching.page(process, seq, stream, wait).orElseThrow(() -> Refused.notFound("process"));
        return HttpResponse.ok(Json.write(OutputAnswer.of(page))).contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    private HttpResponse<?> bytes(UUID process, Stream stream, long from, int max) {
        var found = output.raw(process, stream, from, max).orElseThrow(() -> Refused.notFound("process"));
        return HttpResponse.ok(found.bytes())
                .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header("Output-From", String.valueOf(found.from()))
                .header("Output-Next", String.valueOf(found.next()))
                .header("Output-Total", String.valueOf(found.total()))
                .header("Output-Truncated", String.valueOf(found.isTruncated()));
    }
}
