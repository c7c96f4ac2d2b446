package dev.dispatcher.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.rest.OAuth;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.testing.FreePort;
import dev.dispatcher.webhooks.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A running system with a Telegram and a GitLab of its own, and all the doors it has for strangers. What it answers to
/// those it turns away is kept.
final class Entrances implements AutoCloseable {

    private static final Path TEMPLATE =
            Path.of(System.getProperty("root", "../..")).toAbsolutePath().resolve("template.yaml");

    final TelegramStandIn telegram = TelegramStandIn.start(Clock.systemUTC());
    final GitLabStandIn gitlab = GitLabStandIn.start(Clock.systemUTC());
    final String robot = gitlab.token("dispatcher");
    final String publicUrl = "http://127.0.0.1:" + FreePort.find();
    final LocalDispatcher system = LocalDispatcher.start(Launch.forTest(TEMPLATE)
            .with("PORT", publicUrl.substring(publicUrl.lastIndexOf(':') + 1))
            .with("PUBLIC_URL", publicUrl)
            .with("MAX_RETRIES", "1")
            .with("EVENT_SWEEP_EVERY", "10m")
            .with("TELEGRAM_API_URL", telegram.url())
            .with("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN)
            .with("GITLAB_API_URL", gitlab.apiUrl())
            .with("GITLAB_TOKEN", robot)
            .with("GITLAB_PROJECT_ID", "demo/shop")
            .with("GITLAB_TRIGGER_PIPELINE_TOKEN", "none")
            .with("GITLAB_OAUTH_CLIENT_ID", OAuth.CLIENT_ID)
            .with("GITLAB_OAUTH_CLIENT_SECRET", OAuth.CLIENT_SECRET));
    final List<String> refusals = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    String sql() {
        return system.jdbcUrl();
    }

    Map<String, String> admin() {
        return Map.of("Authorization", "Bearer " + system.adminToken());
    }

    String master() {
        try {
            return Files.readString(system.home().resolve("webhook-secret")).strip();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// The secret that follows from the master.
    String derived(String hook) {
        var key = master().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Hmac.of(key, hook.getBytes(StandardCharsets.UTF_8)));
    }

    HttpResponse<String> get(String path, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(URI.create(publicUrl + path)).GET(), headers);
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(publicUrl + path)).header("Content-Type", "application/json");
        return send(request.POST(BodyPublishers.ofString(body)), headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 400) refusals.add(answer.headers().map() + answer.body());
            return answer;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /// As Telegram makes it of a login button that this person presses.
    static String loginAddress(Person person, Instant when) {
        var said = "auth_date=" + when.getEpochSecond() + "\nfirst_name=" + person.firstName() + "\nid=" + person.id();
        var key = Hmac.sha256(TelegramStandIn.TOKEN.getBytes(StandardCharsets.UTF_8));
        var hash = HexFormat.of().formatHex(Hmac.of(key, said.getBytes(StandardCharsets.UTF_8)));
        return "/oauth/gitlab/start?" + said.replace("\n", "&") + "&hash=" + hash;
    }

    /// Presses the button of the page that names the account. Answers what leads to the forge.
    HttpResponse<String> agreed(HttpResponse<String> asked, String cookie) {
        var form = HttpRequest.newBuilder(URI.create(publicUrl + "/oauth/gitlab/start"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("state=" + stateOf(asked)));
        return send(form, Map.of("Cookie", cookie));
    }

    static String stateOf(HttpResponse<String> asked) {
        return asked.body().replaceFirst("(?s).*name=\"state\" value=\"([\\w-]+)\".*", "$1");
    }

    /// Where the forge sends a browser back to that was sent there, below our address.
    String back(HttpResponse<String> begun) {
        var address = begun.headers().firstValue("Location").orElseThrow();
        var answer = send(HttpRequest.newBuilder(URI.create(address)), Map.of());
        return answer.headers().firstValue("Location").orElseThrow().substring(publicUrl.length());
    }

    static String field(String address, String name) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException failure) {
            throw new AssertionError(answer.body(), failure);
        }
    }

    /// Notices of what has failed are sent by the sweep.
    void recover() {
        try {
            var schedule = TEMPLATE.resolveSibling("events/event-recovery/schedule.json");
            system.invoke("event-recovery", Files.readString(schedule));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// What lies in a queue.
    String left(String queue) {
        var all = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            var asked = system.queueUrl(queue)
                    + "?Action=ReceiveMessage&MaxNumberOfMessages=10&WaitTimeSeconds=1&VisibilityTimeout=0";
            all.append(send(HttpRequest.newBuilder(URI.create(asked)), Map.of()).body());
        }
        return all.toString();
    }

    @Override
    public void close() {
        system.close();
        http.close();
        gitlab.close();
        telegram.close();
    }
}
