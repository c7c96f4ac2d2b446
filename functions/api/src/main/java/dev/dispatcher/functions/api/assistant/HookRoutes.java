package dev.dispatcher.functions.api.assistant;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.hooks.HandMadeHooks;
import dev.dispatcher.assistant.hooks.HandMadeHooks.Made.NoAddress;
import dev.dispatcher.assistant.hooks.HandMadeHooks.Made.NoSuchForge;
import dev.dispatcher.assistant.hooks.HandMadeHooks.Made.Registered;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.platform.json.Finding;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;

/// Hooks for those who register them by hand.
@Controller("/api/v1/hooks")
@Tag(name = "assistant")
final class HookRoutes {

    private final HandMadeHooks hooks;

    HookRoutes(HandMadeHooks hooks) {
        this.hooks = hooks;
    }

    @Post
    @Needs(Scope.ADMIN)
    @Operation(
            summary = "Get the address and the secret of a project's hook",
            description = "Asked again, the same project gets the same: nothing is stored that could be stolen.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewHookBody.class),
                            examples =
                                    @ExampleObject(
                                            name = "gitlab",
                                            value = "{\"provider\": \"gitlab\", \"project\": \"demo/shop\"}")))
    @ApiResponse(
            responseCode = "201",
            description = "A new one.",
            content = @Content(schema = @Schema(implementation = HookAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "The one this project has.",
            content = @Content(schema = @Schema(implementation = HookAnswer.class)))
    HttpResponse<HookAnswer> register(@Body NewHookBody body) {
        var provider = Provider.of(String.valueOf(body.provider())).orElseThrow();
        return switch (hooks.register(provider, String.valueOf(body.project()))) {
            case Registered hook ->
                HttpResponse.<HookAnswer>status(hook.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(HookAnswer.of(hook));
            case NoSuchForge _ ->
                throw Refused.unprocessable(
                        "This installation knows no such forge.",
                        List.of(new Finding("/provider", "is not configured: set its API URL.")));
            case NoAddress _ ->
                throw Refused.unprocessable("PUBLIC_URL is not set: no forge could find us.", List.of());
        };
    }
}
