package dev.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.aws.Aws;
import dev.dispatcher.platform.aws.RdsToken;
import dev.dispatcher.testing.SettableClock;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SignedConnectionsTest {

    private static final byte[] ASK_FOR_PASSWORD = {'R', 0, 0, 0, 8, 0, 0, 0, 3};

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T10:00:00Z"));
    private final RdsToken token = new RdsToken(
            new Aws(new Settings(Map.of(
                    "AWS_REGION", "eu-central-1", "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret"))),
            clock);

    @Test
    void signsInWithAFreshTokenEachTime() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var database = new DatabaseConfig("localhost", server.getLocalPort(), "dispatcher", "app", true);
            var connections = new SignedConnections(database, token);
            connections.setURL(database.url() + "?sslmode=disable&gssEncMode=disable");

            assertThat(passwordSent(server, connections)).isEqualTo(expected(database));
            clock.advance(Duration.ofMinutes(20));
            assertThat(passwordSent(server, connections)).isEqualTo(expected(database));
        }
    }

    @Test
    void preparesNothingBehindAProxy() {
        assertThat(preparedAfter("dispatcher-proxy.proxy-abcdefghijkl.eu-central-1.rds.amazonaws.com"))
                .isZero();
        assertThat(preparedAfter("dispatcher.abcdefghijkl.eu-central-1.rds.amazonaws.com"))
                .isPositive();
    }

    private int preparedAfter(String host) {
        var database = new DatabaseConfig(host, 5432, "dispatcher", "app", true);
        var connections = new SignedConnections(database, token);
        connections.setURL(database.url());
        return connections.getPrepareThreshold();
    }

    private String expected(DatabaseConfig database) {
        return token.mint(database.host(), database.port(), database.user());
    }

    private static String passwordSent(ServerSocket server, SignedConnections connections) {
        var password = CompletableFuture.supplyAsync(() -> askForPassword(server));
        assertThatThrownBy(connections::getConnection).isInstanceOf(SQLException.class);
        return password.join();
    }

    /// As much of a Postgres server as it takes to be told the password, before it hangs up.
    private static String askForPassword(ServerSocket server) {
        try (var socket = server.accept()) {
            var in = new DataInputStream(socket.getInputStream());
            in.readNBytes(in.readInt() - 4);
            socket.getOutputStream().write(ASK_FOR_PASSWORD);
            in.readByte();
            var password = in.readNBytes(in.readInt() - 4);
            return new String(password, 0, password.length - 1, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
