package dev.dispatcher.functions.api.people;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.database.Scope;
import dev.dispatcher.functions.api.edge.Needs;
import dev.dispatcher.functions.api.edge.Refused;
import dev.dispatcher.people.telegram.Connecting;
import dev.dispatcher.people.telegram.TelegramFailure;
import dev.dispatcher.platform.json.Findings;
import dev.dispatcher.webhooks.HookSecrets;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.servlet.http.ServletHttpRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Provider;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The bot, as an administrator sets it up.
@Controller("/api/v1/telegram")
@Tag(name = "telegram")
@Consumes(MediaType.ALL)
final class TelegramRoutes {

    private static final String HOOK = "telegram";
    private static final String PATH = "/webhooks/telegram";

    private final Connecting connecting;
    private final Provider<HookSecrets> secrets;

    TelegramRoutes(Connecting connecting, Provider<HookSecrets> secrets) {
        this.connecting = connecting;
        this.secrets = secrets;
    }

    @Post("/connect")
    @Needs(Scope.ADMIN)
    @Operation(
            summary = "Connect the bot",
            description =
                    "Telegram brings updates to this API from now on, and offers the bot's commands. Done again it"
                            + " changes nothing; it is needed again when the master secret of the webhooks is replaced. A body is"
                            + " not read.")
    @ApiResponse(responseCode = "200", description = "Connected.")
    @ApiResponse(responseCode = "422", description = "Telegram refuses, in its own words.")
    TelegramAnswer connect(
            HttpRequest<?> request,
            @QueryValue
                    @Schema(
                            description =
                                    "Under which address Telegram reaches this API, when not under that of this call.")
                    @Nullable
                    String url,
            @QueryValue
                    @Schema(
                            type = "string",
                            description = "Whether updates are brought, or wait until somebody fetches them.",
                            allowableValues = {"webhook", "polling"},
                            defaultValue = "webhook")
                    @Nullable
                    String by) {
        check(url, by);
        if ("polling".equals(by)) {
            var me = asked(connecting::polling);
            return new TelegramAnswer(me.username(), null, List.of());
        }
        var address = (url == null ? ownAddress(request) : url.replaceFirst("/+$", "")) + PATH;
        var me = asked(() -> connecting.webhook(address, secrets.get().token(HOOK)));
        return new TelegramAnswer(me.username(), address, Connecting.UPDATES);
    }

    private static void check(@Nullable String url, @Nullable String by) {
        var findings = new Findings();
        if (url != null && !url.matches("https?://[^\\s?#]+")) findings.add("/url", "must be a URL without a query.");
        if (by != null && !List.of("webhook", "polling").contains(by)) {
            findings.add("/by", "must be webhook or polling.");
        }
        findings.refuseIfAny();
    }

    /// What the gateway knows it by, which no client can make up. On one machine there is no TLS.
    private static String ownAddress(HttpRequest<?> request) {
        if (request instanceof ServletHttpRequest<?, ?> servlet
                && servlet.getNativeRequest() instanceof APIGatewayV2HTTPEvent event
                && event.getRequestContext().getDomainName() != null) {
            var domain = event.getRequestContext().getDomainName();
            return (domain.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?") ? "http://" : "https://") + domain;
        }
        throw Refused.unprocessable("This API does not know its own address: name it with ?url=.", List.of());
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (TelegramFailure.Unreachable | TelegramFailure.Unanswered | TelegramFailure.TooMany away) {
            throw Refused.unavailable(String.valueOf(away.getMessage()));
        } catch (TelegramFailure no) {
            throw Refused.unprocessable(String.valueOf(no.getMessage()), List.of());
        }
    }
}
