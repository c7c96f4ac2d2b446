package dev.dispatcher.functions.schemamigration;

import dev.dispatcher.platform.Misconfigured;
import dev.dispatcher.platform.Secret;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import java.util.regex.Pattern;

/// Where the database is and who owns it. In the cloud the owner comes from the secret RDS keeps:
/// `DB_USER_SECRET=<arn>#username` and `DB_PASSWORD_SECRET=<arn>#password`.
record MigrationConfig(String url, Secret owner, Secret password) {

    private static final Pattern SSL_MODE = Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full");

    static MigrationConfig from(Settings settings, Secrets secrets) {
        var url = "jdbc:postgresql://%s:%d/%s?connectTimeout=5&sslmode=%s"
                .formatted(
                        settings.required("DB_HOST"),
                        settings.number("DB_PORT", 5432, 1, 65_535),
                        settings.text("DB_NAME").orElse("dispatcher"),
                        sslMode(settings));
        return new MigrationConfig(url, secrets.named("DB_USER"), secrets.named("DB_PASSWORD"));
    }

    private static String sslMode(Settings settings) {
        var mode = settings.text("DB_SSLMODE").orElse("prefer");
        if (SSL_MODE.matcher(mode).matches()) return mode;
        throw new Misconfigured("DB_SSLMODE must be one that Postgres knows, such as require, but is '" + mode + "'.");
    }
}
