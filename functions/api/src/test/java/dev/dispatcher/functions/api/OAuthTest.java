package dev.dispatcher.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.linking.Links;
import dev.dispatcher.database.Scope;
import dev.dispatcher.people.UserDetails;
import dev.dispatcher.people.Users;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.webhooks.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OAuthTest {

    private static final TestApi API = TestApi.start();
    private final Instant now = Instant.now(java.time.Clock.systemUTC());

    @AfterAll
    static void stop() {
        API.close();
    }

    private static String start(long user, Instant when) {
        API.context.getBean(Users.class).save(UserDetails.named(user, "Ada"));
        var said = "auth_date=" + when.getEpochSecond() + "\nfirst_name=Ada\nid=" + user;
        var key = Hmac.sha256(TelegramStandIn.TOKEN.getBytes(StandardCharsets.UTF_8));
        var hash = HexFormat.of().formatHex(Hmac.of(key, said.getBytes(StandardCharsets.UTF_8)));
        return "/oauth/gitlab/start?" + said.replace("\n", "&") + "&hash=" + hash;
    }

    /// Where the forge sends the browser back to, as we see it.
    private static String visit(Reply reply) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(String.valueOf(reply.header("Location"))));
            var back = client.send(request.build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return back.replace("https://bot.example.com", "");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String cookie(Reply reply) {
        return String.valueOf(reply.header("Set-Cookie")).replaceFirst(";.*", "");
    }

    @Test
    void linksInTheBrowserThatSetOut() {
        TestApi.GITLAB.signIn("ada");
        var begun = API.send(Call.get(start(501, now)));

        assertThat(begun.status()).isEqualTo(302);
        assertThat(begun.header("Location")).startsWith(TestApi.GITLAB.url() + "/oauth/authorize?");
        assertThat(begun.header("Set-Cookie"))
                .startsWith("__Host-")
                .contains("; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/")
                .doesNotContain("Domain");
        assertThat(begun.header("Cache-Control")).isEqualTo("no-store");
        var end = API.sendEvent(Call.get(visit(begun)).cookie(cookie(begun)));
        assertThat(end.status()).isEqualTo(200);
        assertThat(end.header("Content-Type")).startsWith("text/html");
        assertThat(end.body()).contains("@ada");
        assertThat(API.context.getBean(Links.class).of(501)).hasSize(1);
    }

    @Test
    void refusesAnotherBrowser() {
        TestApi.GITLAB.signIn("victim");
        var begun = API.send(Call.get(start(502, now)));
        var back = visit(begun);

        assertThat(API.send(Call.get(back)).status()).isEqualTo(403);
        assertThat(API.sendEvent(Call.get(back).cookie(cookie(begun))).status()).isEqualTo(403);
        assertThat(API.context.getBean(Links.class).of(502)).isEmpty();
    }

    @Test
    void refusesWhomTelegramDoesNotKnow() {
        assertThat(API.send(Call.get("/oauth/gitlab/start")).status()).isEqualTo(403);
        assertThat(API.send(Call.get(start(503, now).replace("id=503", "id=504")))
                        .status())
                .isEqualTo(403);
        assertThat(API.send(Call.get(start(503, now.minusSeconds(301)))).status())
                .isEqualTo(403);
        assertThat(API.send(Call.get("/oauth/bitbucket/start")).status()).isEqualTo(404);
        assertThat(API.send(Call.get("/oauth/github/start")).status()).isEqualTo(404);
    }

    @Test
    void givesAnAdministratorWhatAHookNeeds() {
        var body = "{\"provider\": \"gitlab\", \"project\": \"demo/by-hand\"}";
        var admin = API.token(Scope.ADMIN);

        var made = API.send(Call.post("/api/v1/hooks", body).by(admin));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("url")).isEqualTo("https://bot.example.com/webhooks/gitlab/" + made.text("id"));
        assertThat(made.text("secret")).matches("[0-9a-f]{64}");
        assertThat(made.text("signing_token")).startsWith("whsec_");
        var again = API.send(Call.post("/api/v1/hooks", body).by(admin));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(made.body());
    }

    @Test
    void refusesHooksForNobodyAndNothing() {
        var admin = API.token(Scope.ADMIN);
        var github = "{\"provider\": \"github\", \"project\": \"demo/shop\"}";

        assertThat(API.send(Call.post("/api/v1/hooks", github).by(API.token(Scope.STANDS)))
                        .status())
                .isEqualTo(403);
        assertThat(API.send(Call.post("/api/v1/hooks", github).by(admin)).status())
                .isEqualTo(422);
        var wrong = API.send(Call.post("/api/v1/hooks", "{\"provider\": \"svn\", \"project\": \"../x y\"}")
                .by(admin));
        assertThat(wrong.pointers()).containsExactly("/provider", "/project");
    }
}
