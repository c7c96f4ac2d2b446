package dev.dispatcher.scriptrunner;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.aws.RdsToken;
import dev.dispatcher.platform.aws.SignedCalls;
import dev.dispatcher.platform.sealing.Sealing;
import dev.dispatcher.scriptrunner.journal.SignIn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Which process to run, how to get into the database, how to open what was sealed, and as whom to run it.
final class Orders {

    final UUID process;
    final SignIn signIn;
    final Sealing sealing;
    final ScriptUser user;

    private Orders(UUID process, SignIn signIn, Sealing sealing, ScriptUser user) {
        this.process = process;
        this.signIn = signIn;
        this.sealing = sealing;
        this.user = user;
    }

    /// In a task: only ids and addresses are given, and our role opens the rest.
    static Orders of(Settings settings) {
        var clock = Clock.systemUTC();
        var aws = new Aws(settings);
        var signIn = SignIn.withToken(
                settings.required("DB_HOST"),
                settings.number("DB_PORT", 5432, 1, 65535),
                settings.text("DB_NAME").orElse("dispatcher"),
                settings.text("DB_USER").orElse("script_agent"),
                new RdsToken(aws, clock));
        var sealing = Sealing.withKms(new SignedCalls(aws, clock), settings.required("SEALING_KMS_KEY"));
        return new Orders(id(settings.required("PROCESS_ID")), signIn, sealing, user(settings));
    }

    /// On one machine: one line of JSON on standard input, because arguments and variables can be seen by others.
    static Orders from(InputStream input) {
        var words = new Settings(words(input));
        var signIn = SignIn.withPassword(
                words.required("DB_URL"),
                words.required("DB_USER"),
                words.text("DB_PASSWORD").orElse(""));
        var sealing = Sealing.withKey(() -> words.required("SEALING_KEY"));
        return new Orders(id(words.required("PROCESS_ID")), signIn, sealing, user(words));
    }

    private static ScriptUser user(Settings settings) {
        boolean isGiven = settings.text("SCRIPT_UID").isPresent();
        return new ScriptUser(isGiven ? settings.number("SCRIPT_UID", 0, 1, Integer.MAX_VALUE) : null);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw new Misconfigured("PROCESS_ID must be a UUID, but is '%s'.".formatted(text));
        }
    }

    private static Map<String, String> words(InputStream input) {
        var words = new HashMap<String, String>();
        try {
            var line = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8)).readLine();
            try (var json = new JsonFactory().createParser(line == null ? "" : line)) {
                if (json.nextToken() != JsonToken.START_OBJECT) throw notOrders();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    words.put(name, json.getText());
                }
            }
        } catch (IOException _) {
            throw notOrders(); // whose message could repeat the password
        }
        return words;
    }

    private static Misconfigured notOrders() {
        return new Misconfigured("Standard input must begin with a line of JSON that says what to run.");
    }
}
