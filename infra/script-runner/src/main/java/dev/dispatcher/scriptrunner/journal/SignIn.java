package dev.dispatcher.scriptrunner.journal;

import dev.dispatcher.platform.aws.RdsToken;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;

/// How we get into the database. A password is asked for anew for each connection.
public final class SignIn {

    // Not found through DriverManager, which would look through the whole class path for others.
    private static final Driver POSTGRES = new org.postgresql.Driver();

    private final String url;
    private final String user;
    private final Supplier<String> password;
    private final String tls;

    private SignIn(String url, String user, Supplier<String> password, String tls) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.tls = tls;
    }

    /// With the one that somebody gave us.
    public static SignIn withPassword(String url, String user, String password) {
        return new SignIn(url, user, () -> password, "prefer");
    }

    /// With what IAM makes of the task's role. Never without TLS: the token is as good as a password.
    public static SignIn withToken(String host, int port, String name, String user, RdsToken token) {
        var url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
        return new SignIn(url, user, () -> token.mint(host, port, user), "require");
    }

    Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password());
        properties.setProperty("sslmode", tls);
        properties.setProperty("ApplicationName", "script-runner");
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        var connection = POSTGRES.connect(url, properties);
        if (connection == null) throw new SQLException("not the address of a Postgres: " + url);
        return connection;
    }

    /// Our role's credentials come from a server too, and it may be away like any other.
    private String password() throws SQLException {
        try {
            return password.get();
        } catch (SdkException trouble) {
            throw new SQLException("no credentials to be had: " + trouble.getMessage(), trouble);
        }
    }
}
