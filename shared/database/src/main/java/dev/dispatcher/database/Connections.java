package dev.dispatcher.database;

import dev.dispatcher.platform.Settings;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The pool of one sandbox. A sandbox serves one request at a time, so one connection is enough; it is opened on
/// first use and may be suspended for a snapshot.
@Factory
final class Connections {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int SOCKET_SECONDS = 30;

    @Singleton
    DatabaseConfig config(Settings settings) {
        return DatabaseConfig.from(settings);
    }

    @Singleton
    @Named("default")
    DatasourceConfiguration pool(DatabaseConfig database, Settings settings) {
        var pool = new DatasourceConfiguration("default");
        pool.setUrl(database.url());
        pool.setJdbcUrl(database.url());
        pool.setDriverClassName("org.postgresql.Driver");
        pool.setUsername(database.user());
        pool.setPassword(DatabaseConfig.password(settings));
        pool.setMaximumPoolSize(settings.number("DB_POOL_SIZE", 1, 1, 50));
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        pool.setAllowPoolSuspension(true);
        pool.addDataSourceProperty(
                "ApplicationName", settings.text("AWS_LAMBDA_FUNCTION_NAME").orElse("dispatcher"));
        pool.addDataSourceProperty("connectTimeout", PATIENCE.toSeconds());
        pool.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        pool.addDataSourceProperty("tcpKeepAlive", true);
        pool.addDataSourceProperty("stringtype", "unspecified");
        return pool;
    }
}
