package dev.dispatcher.functions.api.assistant;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.linking.SigningIn;
import dev.dispatcher.assistant.linking.SigningIn.End;
import dev.dispatcher.assistant.linking.SigningIn.Start;
import dev.dispatcher.functions.api.edge.Cookies;
import dev.dispatcher.functions.api.edge.Open;
import dev.dispatcher.functions.api.edge.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Links an account at a forge to a Telegram user, in a browser.
@Controller("/oauth/{provider}")
@Tag(name = "assistant")
final class OAuthRoutes {

    /// Browsers send it back to this host alone, over TLS, and show it to no script.
    private static final String COOKIE = "__Host-dispatcher-sign-in";

    private static final String KEPT = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";
    private static final int MINUTES_TEN = 600;

    private final SigningIn signingIn;

    OAuthRoutes(SigningIn signingIn) {
        this.signingIn = signingIn;
    }

    @Get("/start")
    @Open
    @Operation(
            summary = "Set out for a forge",
            description = "Where a login button in Telegram leads. Telegram adds who pressed it, and signs that.")
    @ApiResponse(responseCode = "302", description = "On to the forge, with a cookie to come back with.")
    HttpResponse<String> start(
            HttpRequest<?> request,
            @PathVariable
                    @Schema(
                            type = "string",
                            allowableValues = {"gitlab", "github"})
                    String provider) {
        return switch (signingIn.start(provider(provider), query(request))) {
            case Start.OnTheWay(var address, var cookie) ->
                quiet(HttpResponse.<String>status(HttpStatus.FOUND))
                        .header("Location", address)
                        .header("Set-Cookie", COOKIE + "=" + cookie + KEPT + MINUTES_TEN);
            case Start.NoSuchForge _ -> throw Refused.notFound("forge to sign in to");
            case Start.Stranger _ ->
                throw Refused.forbidden(
                        "Telegram did not say who you are, or that was too long ago. Press the login button again.",
                        List.of());
        };
    }

    @Get("/callback")
    @Open
    @Produces(MediaType.TEXT_HTML)
    @Operation(
            summary = "Come back from a forge",
            description = "Only in the browser that set out, within ten minutes, and once.")
    @ApiResponse(
            responseCode = "200",
            description = "Linked; the bot tells of it in the chat.",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = "string")))
    HttpResponse<String> callback(
            HttpRequest<?> request,
            @PathVariable
                    @Schema(
                            type = "string",
                            allowableValues = {"gitlab", "github"})
                    String provider) {
        var cookie = Cookies.of(request).getOrDefault(COOKIE, "");
        return switch (signingIn.end(provider(provider), query(request), cookie)) {
            case End.Linked(var link) ->
                quiet(HttpResponse.ok(Done.page(link.username())))
                        .contentType(MediaType.TEXT_HTML_TYPE)
                        .header("Set-Cookie", COOKIE + "=" + KEPT + 0);
            case End.Stranger _ ->
                throw Refused.forbidden(
                        "This is not the browser that set out, or it came too late. Press the login button again.",
                        List.of());
            case End.Denied(var reason) ->
                throw Refused.forbidden("The forge did not let us in: " + reason + ".", List.of());
            case End.Unanswered _ -> throw Refused.unavailable("The forge does not answer. Press the button again.");
        };
    }

    private static Provider provider(String word) {
        return Provider.of(word).orElseThrow(() -> Refused.notFound("forge"));
    }

    private static Map<String, String> query(HttpRequest<?> request) {
        var query = new LinkedHashMap<String, String>();
        request.getParameters().forEach((name, values) -> query.put(name, String.join(",", values)));
        return query;
    }

    /// What stands in these addresses is for nobody else.
    private static <T> MutableHttpResponse<T> quiet(MutableHttpResponse<T> response) {
        return response.header("Cache-Control", "no-store").header("Referrer-Policy", "no-referrer");
    }
}
