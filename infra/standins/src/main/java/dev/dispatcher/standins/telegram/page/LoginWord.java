package dev.dispatcher.standins.telegram.page;

import dev.dispatcher.standins.telegram.world.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What Telegram puts behind the address of a login button: who presses it, signed with the bot's token.
final class LoginWord {

    private static final String SHA256 = "SHA-256";
    private static final String HMAC = "HmacSHA256";

    private final String token;

    LoginWord(String token) {
        this.token = token;
    }

    String address(String url, Person person, Instant now) {
        var said = new TreeMap<String, String>();
        said.put("id", String.valueOf(person.id()));
        said.put("first_name", person.firstName());
        said.put("username", person.username());
        said.put("auth_date", String.valueOf(now.getEpochSecond()));
        var lines = said.entrySet().stream()
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("\n"));
        said.put("hash", signature(lines));
        var query = said.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return url + (url.contains("?") ? "&" : "?") + query;
    }

    private String signature(String lines) {
        try {
            var key = MessageDigest.getInstance(SHA256).digest(token.getBytes(StandardCharsets.UTF_8));
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return HexFormat.of().formatHex(mac.doFinal(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java has both
        }
    }
}
