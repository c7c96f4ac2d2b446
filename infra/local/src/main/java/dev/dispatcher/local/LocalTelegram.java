package dev.dispatcher.local;

import dev.dispatcher.local.template.Template;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.webhooks.HookSecrets;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Telegram of this machine. Without a bot's token it is a stand-in with a page to chat on. With one it is the real
/// one: updates are fetched, or brought to `PUBLIC_URL` where that is set.
final class LocalTelegram implements AutoCloseable {

    private static final String ADDRESS = "TELEGRAM_API_URL";
    private static final String TOKEN = "TELEGRAM_BOT_TOKEN";
    private static final String REAL = "https://api.telegram.org";

    private final @Nullable TelegramStandIn standIn;
    private final String address;
    private final String token;
    private @Nullable UpdateRelay relay;

    /// The port is the stand-in's, if there is one.
    LocalTelegram(Settings settings, int port) {
        var given = settings.text(TOKEN);
        this.standIn = given.isPresent() ? null : startOn(port);
        this.address = standIn == null ? settings.text(ADDRESS).orElse(REAL) : standIn.url();
        this.token = given.orElse(TelegramStandIn.TOKEN);
    }

    private static TelegramStandIn startOn(int port) {
        Ports.require("TELEGRAM_PORT", port);
        return TelegramStandIn.startOn(port, Clock.systemUTC());
    }

    /// Not for a template that knows no Telegram.
    static boolean isWanted(Template template) {
        return template.functions().stream()
                .anyMatch(function -> function.environment().containsKey(ADDRESS));
    }

    /// What functions must be told to find it.
    Map<String, String> variables() {
        return Map.of(ADDRESS, address, TOKEN, token);
    }

    String told() {
        if (standIn == null) return "your bot, at " + address;
        return "no bot is configured: a stand-in, not Telegram, is at " + address + ". Type /start there.";
    }

    /// From now on we hear what people say.
    void connect(String baseUrl, Settings settings, String adminToken) {
        var publicUrl = settings.text("PUBLIC_URL");
        if (standIn != null) {
            ask(baseUrl + "/api/v1/telegram/connect", adminToken);
        } else if (publicUrl.isPresent()) {
            var url = URLEncoder.encode(publicUrl.get(), StandardCharsets.UTF_8);
            ask(baseUrl + "/api/v1/telegram/connect?url=" + url, adminToken);
        } else {
            ask(baseUrl + "/api/v1/telegram/connect?by=polling", adminToken);
            var secrets = new HookSecrets(new Secrets(settings, LocalTelegram::noStore, Clock.systemUTC()));
            relay = new UpdateRelay(
                    address + "/bot" + token, baseUrl + "/webhooks/telegram", secrets.token("telegram"));
        }
    }

    private static void ask(String url, String adminToken) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .header("Authorization", "Bearer " + adminToken)
                    .POST(BodyPublishers.noBody())
                    .build();
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new CannotStart("The bot was not connected: " + answer.body());
        } catch (IOException failure) {
            throw new CannotStart("The bot was not connected: " + failure.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.");
        }
    }

    private static String noStore(String arn) {
        throw new RemoteFailure("there is no store of secrets on this machine: " + arn);
    }

    @Override
    public void close() {
        if (relay != null) relay.close();
        if (standIn != null) standIn.close();
    }
}
