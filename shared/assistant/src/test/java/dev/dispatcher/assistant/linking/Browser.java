package dev.dispatcher.assistant.linking;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.assistant.Stage;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.standins.telegram.world.Person;
import dev.dispatcher.webhooks.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Goes where a person's browser goes: to our start, to the forge, and back. Telegram's part is played here.
public record Browser(Stage stage) {

    /// What Telegram puts behind the address of a login button that this person presses.
    public static Map<String, String> login(Person person, Instant when) {
        var data = new TreeMap<String, String>();
        data.put("id", String.valueOf(person.id()));
        data.put("first_name", person.firstName());
        data.put("username", person.username());
        data.put("auth_date", String.valueOf(when.getEpochSecond()));
        var said = data.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        var key = Hmac.sha256(TelegramStandIn.TOKEN.getBytes(StandardCharsets.UTF_8));
        var hash = Hmac.of(key, said.getBytes(StandardCharsets.UTF_8));
        var all = new LinkedHashMap<>(data);
        all.put("hash", HexFormat.of().formatHex(hash));
        return all;
    }

    /// The forge's page: whoever is signed in there agrees. Answers what the browser brings back to us.
    public static Map<String, String> visit(String address) {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
            var location = answer.headers().firstValue("Location").orElseThrow();
            var found = new HashMap<String, String>();
            for (var pair : URI.create(location).getRawQuery().split("&", -1)) {
                var parts = pair.split("=", 2);
                found.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return found;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /// Links this person's account of the same name.
    public Link link(Person person, Provider provider) {
        signIn(provider, person.username());
        var signingIn = stage.bean(SigningIn.class);
        var start = (SigningIn.Start.Asked) signingIn.start(provider, login(person, stage.clock.instant()));
        var end = signingIn.end(provider, visit(agree(signingIn, start)), start.cookie());
        stage.deliver();
        return ((SigningIn.End.Linked) end).link();
    }

    /// Presses the button of our page. Answers where it leads.
    static String agree(SigningIn signingIn, SigningIn.Start.Asked asked) {
        var departure = signingIn.depart(asked.provider(), asked.state(), asked.cookie());
        return ((SigningIn.Departure.OnTheWay) departure).address();
    }

    public void signIn(Provider provider, String username) {
        switch (provider) {
            case GITLAB -> stage.gitlab.signIn(username);
            case GITHUB -> stage.github.signIn(username);
        }
    }
}
