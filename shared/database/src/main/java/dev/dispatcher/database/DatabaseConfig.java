package dev.dispatcher.database;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Settings;
import java.net.URI;
import java.net.URISyntaxException;

/// Where the database is and as whom we work there. `DB_DSN` says it in one line, `DB_HOST` and its kin in five.
public record DatabaseConfig(String host, int port, String name, String user, boolean signsInWithIam) {

    public static DatabaseConfig from(Settings settings) {
        var config = settings.text("DB_DSN")
                .map(DatabaseConfig::ofDsn)
                .orElseGet(() -> new DatabaseConfig(
                        settings.required("DB_HOST"),
                        settings.number("DB_PORT", 5432, 1, 65535),
                        settings.text("DB_NAME").orElse("dispatcher"),
                        settings.text("DB_USER").orElse("app"),
                        false));
        return new DatabaseConfig(
                config.host, config.port, config.name, config.user, settings.flag("DB_IAM_AUTH", false));
    }

    public String url() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /// The password that `DB_DSN` or the settings carry; empty where none is needed.
    static String password(Settings settings) {
        return settings.text("DB_PASSWORD")
                .or(() -> settings.text("DB_PASS"))
                .or(() -> settings.text("DB_DSN").map(dsn -> part(uri(dsn), 1)))
                .orElse("");
    }

    private static DatabaseConfig ofDsn(String dsn) {
        var uri = uri(dsn);
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        return new DatabaseConfig(uri.getHost(), port, uri.getPath().substring(1), part(uri, 0), false);
    }

    private static URI uri(String dsn) {
        try {
            var uri = new URI(dsn);
            boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
            if (postgres && uri.getHost() != null && uri.getPath().length() > 1) return uri;
        } catch (URISyntaxException _) {
            // the sentence below says it without repeating the password
        }
        throw new Misconfigured("DB_DSN must look like postgres://user:password@host:5432/name.");
    }

    private static String part(URI uri, int index) {
        var parts =
                uri.getUserInfo() == null ? new String[0] : uri.getUserInfo().split(":", 2);
        if (index < parts.length) return parts[index];
        return index == 0 ? "app" : "";
    }
}
