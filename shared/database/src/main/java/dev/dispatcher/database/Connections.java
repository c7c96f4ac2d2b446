package dev.dispatcher.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.RdsToken;
import io.micronaut.context.annotation.Factory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The pool of one sandbox. A sandbox serves one request at a time, so one connection is enough; it is opened on
/// first use and may be suspended for a snapshot.
@Factory
final class Connections {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SOCKET_PATIENCE = Duration.ofSeconds(30);

    private @Nullable HikariDataSource opened;

    // Here, because the bean is any DataSource, and that cannot be closed.
    @PreDestroy
    void close() {
        if (opened != null) opened.close();
    }

    @Singleton
    DatabaseConfig config(Settings settings) {
        return DatabaseConfig.from(settings);
    }

    @Singleton
    @Named("default")
    DataSource pool(DatabaseConfig database, Settings settings, Provider<RdsToken> token) {
        var pool = new HikariConfig();
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
        var driver = driver(settings);
        driver.forEach(pool::addDataSourceProperty);
        if (database.signsInWithIam()) pool.setDataSource(signed(database, token.get(), driver));
        opened = new HikariDataSource(pool);
        return opened;
    }

    private static Map<String, String> driver(Settings settings) {
        return Map.of(
                "ApplicationName", settings.text("AWS_LAMBDA_FUNCTION_NAME").orElse("dispatcher"),
                "connectTimeout", String.valueOf(PATIENCE.toSeconds()),
                "socketTimeout", String.valueOf(SOCKET_PATIENCE.toSeconds()),
                "tcpKeepAlive", "true",
                "stringtype", "unspecified");
    }

    /// Never without TLS: the token is as good as a password for a quarter of an hour.
    private static DataSource signed(DatabaseConfig database, RdsToken token, Map<String, String> driver) {
        try {
            var connections = new SignedConnections(database, token);
            connections.setURL(database.url());
            for (var property : driver.entrySet()) connections.setProperty(property.getKey(), property.getValue());
            connections.setSslMode("require");
            return connections;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }
}
