package dev.dispatcher.local;

import dev.dispatcher.database.DatabaseConfig;
import dev.dispatcher.local.home.LocalPostgres;
import dev.dispatcher.platform.Settings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Where the database is, in the words every function understands, the migration included.
final class DatabaseSettings {

    /// Our own Postgres trusts this machine, but a function wants to be told a password.
    private static final String NOT_ASKED_FOR = "none";

    private DatabaseSettings() {}

    static boolean isGiven(Settings settings) {
        return settings.text("DB_HOST").or(() -> settings.text("DB_DSN")).isPresent();
    }

    /// As whom to work there, the template says: the owner migrates, `app` works.
    static Map<String, String> of(LocalPostgres postgres) {
        return Map.of(
                "DB_HOST",
                "127.0.0.1",
                "DB_PORT",
                String.valueOf(postgres.port()),
                "DB_NAME",
                postgres.name(),
                "DB_PASSWORD",
                NOT_ASKED_FOR,
                "DB_IAM_AUTH",
                "false");
    }

    /// One user for everything: who brings a database has made its roles.
    static Map<String, String> given(Settings settings) {
        var database = DatabaseConfig.from(settings);
        var words = new HashMap<String, String>();
        words.put("DB_HOST", database.host());
        words.put("DB_PORT", String.valueOf(database.port()));
        words.put("DB_NAME", database.name());
        words.put("DB_USER", database.user());
        words.put("DB_PASSWORD", password(settings));
        words.put("DB_IAM_AUTH", String.valueOf(database.signsInWithIam()));
        settings.text("DB_SSLMODE").ifPresent(mode -> words.put("DB_SSLMODE", mode));
        return words;
    }

    private static String password(Settings settings) {
        return settings.text("DB_PASSWORD")
                .or(() -> settings.text("DB_PASS"))
                .or(() -> settings.text("DB_DSN")
                        .map(dsn -> URI.create(dsn).getUserInfo())
                        .filter(user -> user.contains(":"))
                        .map(user -> user.substring(user.indexOf(':') + 1)))
                .orElse(NOT_ASKED_FOR);
    }
}
