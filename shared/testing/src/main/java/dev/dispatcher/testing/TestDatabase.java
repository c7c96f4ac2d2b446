package dev.dispatcher.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import javax.sql.DataSource;

/// A migrated database of a test's own, reached as the role `app` unless said otherwise.
public record TestDatabase(int port, String name) {

    /// A pool as `app`, as large as a test with many threads needs.
    public DataSource dataSource() {
        return pool("app");
    }

    /// A pool as the owner, for looking where `app` may not.
    public DataSource asOwner() {
        return pool("postgres");
    }

    /// The settings that lead a function here.
    public Map<String, String> variables() {
        return Map.of("DB_HOST", "localhost", "DB_PORT", String.valueOf(port), "DB_NAME", name, "DB_USER", "app");
    }

    public String url() {
        return TestPostgres.url(port, name);
    }

    private DataSource pool(String user) {
        var config = new HikariConfig();
        config.setJdbcUrl(url());
        config.setUsername(user);
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        config.addDataSourceProperty("stringtype", "unspecified");
        return new HikariDataSource(config);
    }
}
