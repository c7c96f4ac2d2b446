package dev.dispatcher.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The secrets of one function by name. `X` is the value itself; `X_SECRET` says where it is kept: an ARN, and with
/// `#field` behind it one field of the JSON there.
@Singleton
public final class Secrets {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Settings settings;
    private final SecretStore store;
    private final Clock clock;
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();

    public Secrets(Settings settings, SecretStore store, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
    }

    /// Reads nothing yet, but refuses a name that is set neither way.
    public Secret named(String name) {
        return secrets.computeIfAbsent(name, this::secret);
    }

    /// Whether `named` would find this one.
    public boolean has(String name) {
        return settings.text(name).or(() -> settings.text(name + "_SECRET")).isPresent();
    }

    /// Everything is read again on its next use.
    public void forget() {
        for (var secret : secrets.values()) secret.forget();
    }

    private Secret secret(String name) {
        var value = settings.text(name);
        if (value.isPresent()) return new Secret(name, value::get, clock);
        var reference = settings.text(name + "_SECRET")
                .orElseThrow(() -> new Misconfigured("Neither %s nor %s_SECRET is set.".formatted(name, name)));
        return new Secret(name, () -> kept(name, reference), clock);
    }

    private String kept(String name, String reference) {
        int hash = reference.indexOf('#');
        if (hash < 0) return store.read(reference);
        return field(name, store.read(reference.substring(0, hash)), reference.substring(hash + 1));
    }

    private static String field(String name, String json, String field) {
        JsonNode value;
        try {
            value = JSON.readTree(json).path(field);
        } catch (JsonProcessingException _) {
            // Its message would quote the secret.
            throw new Misconfigured("%s_SECRET names a field, but the secret is not JSON.".formatted(name));
        }
        if (value.isValueNode() && !value.isNull()) return value.asText();
        throw new Misconfigured("%s_SECRET names the field '%s', which the secret lacks.".formatted(name, field));
    }
}
