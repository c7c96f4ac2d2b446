package dev.dispatcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ApiTokensTest {

    private static final Database DATABASE = new Database(TestPostgres.fresh().dataSource());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-06-01T12:00:00Z"));
    private final ApiTokens tokens = new ApiTokens(DATABASE, new Ids(clock), clock);

    @Test
    void knowsATokenByItsSecretAlone() {
        var issued = tokens.issue("shop", Set.of(Scope.READ, Scope.ORDERS), null);

        assertThat(issued.secret()).matches("dsp_[A-Za-z0-9_-]{43}");
        assertThat(issued).asString().doesNotContain(issued.secret());
        assertThat(tokens.authenticate(issued.secret())).contains(issued.token());
        assertThat(tokens.authenticate(issued.secret() + "x")).isEmpty();
        assertThat(tokens.authenticate("")).isEmpty();
        assertThat(tokens.authenticate("x".repeat(100_000))).isEmpty();
        assertThat(issued.token().id().version()).isEqualTo(7);
    }

    @Test
    void allowsWhatTheScopesSayAndAdminEverything() {
        var reader = tokens.issue("reader", Set.of(Scope.READ), null).token();
        var admin = tokens.issue("admin", Set.of(Scope.ADMIN), null).token();

        assertThat(List.of(Scope.values())).filteredOn(reader::allows).containsExactly(Scope.READ);
        assertThat(List.of(Scope.values())).allMatch(admin::allows);
    }

    @Test
    void noLongerKnowsATokenThatHasExpired() {
        var issued = tokens.issue("guest", Set.of(Scope.READ), clock.instant().plusSeconds(5));

        assertThat(tokens.authenticate(issued.secret())).isPresent();
        clock.advance(Duration.ofSeconds(5));
        assertThat(tokens.authenticate(issued.secret())).isEmpty();
    }

    @Test
    void forgetsARevokedTokenEverywhereWithinThirtySeconds() {
        var issued = tokens.issue("leaver", Set.of(Scope.READ), null);
        var otherSandbox = new ApiTokens(DATABASE, new Ids(clock), clock);
        assertThat(otherSandbox.authenticate(issued.secret())).isPresent();

        assertThat(tokens.revoke(issued.token().id())).isTrue();

        assertThat(tokens.authenticate(issued.secret())).isEmpty();
        clock.advance(Duration.ofSeconds(30));
        assertThat(otherSandbox.authenticate(issued.secret())).isEmpty();
    }

    @Test
    void keepsTheTimeOfTheFirstRevocation() {
        var id = tokens.issue("twice", Set.of(Scope.READ), null).token().id();

        tokens.revoke(id);
        var first = listed(id).revokedAt();
        tokens.revoke(id);

        assertThat(first).isNotNull();
        assertThat(listed(id).revokedAt()).isEqualTo(first);
        assertThat(tokens.revoke(new Ids(clock).next())).isFalse();
    }

    @Test
    void asksTheDatabaseAgainOnlyWhenItHasToAndNotesTheUse() {
        var issued = tokens.issue("busy", Set.of(Scope.READ), null);
        tokens.authenticate(issued.secret());
        var used = listed(issued.token().id()).lastUsedAt();
        DATABASE.update(
                "UPDATE api_tokens SET name = 'renamed' WHERE id = ?",
                issued.token().id());

        assertThat(tokens.authenticate(issued.secret())).map(ApiToken::name).contains("busy");
        clock.advance(ApiTokens.REMEMBERED);
        assertThat(tokens.authenticate(issued.secret())).map(ApiToken::name).contains("renamed");
        assertThat(used).isNotNull();
        assertThat(listed(issued.token().id()).lastUsedAt()).isEqualTo(used);

        DATABASE.update(
                "UPDATE api_tokens SET last_used_at = last_used_at - interval '61 seconds' WHERE id = ?",
                issued.token().id());
        clock.advance(ApiTokens.REMEMBERED);
        tokens.authenticate(issued.secret());
        assertThat(listed(issued.token().id()).lastUsedAt()).isAfter(used);
    }

    @Test
    void keepsOnlyTheHashOfASecret() {
        var issued = tokens.issue("secretive", Set.of(Scope.READ), null);

        assertThat(DATABASE.one(
                        "SELECT t::text AS row FROM api_tokens t WHERE id = ?",
                        row -> row.text("row"),
                        issued.token().id()))
                .hasValueSatisfying(row -> assertThat(row).doesNotContain(issued.secret()));
    }

    private ApiToken listed(UUID id) {
        return tokens.list().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void believesAKnownTokenForAWhileWhenTheDatabaseIsAway() throws SQLException {
        var database = TestPostgres.fresh();
        var away = new ApiTokens(new Database(impatient(database)), new Ids(clock), clock);
        var secret = away.issue("shop", Set.of(Scope.READ), null).secret();
        assertThat(away.authenticate(secret)).isPresent();
        TestPostgres.asOwner("ALTER DATABASE " + database.name() + " ALLOW_CONNECTIONS false");
        TestPostgres.asOwner(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database.name() + "'");

        clock.advance(ApiTokens.REMEMBERED);
        assertThat(away.authenticate(secret)).isPresent();
        assertThatThrownBy(() -> away.authenticate(secret + "x")).isInstanceOf(SqlFailure.Unreachable.class);
        clock.advance(ApiTokens.BELIEVED);
        assertThatThrownBy(() -> away.authenticate(secret)).isInstanceOf(SqlFailure.Unreachable.class);
    }

    /// Gives up after half a second: the pool of the other tests tries for half a minute.
    private static DataSource impatient(TestDatabase database) throws SQLException {
        var config = new HikariConfig();
        database.dataSource().unwrap(HikariDataSource.class).copyStateTo(config);
        config.setConnectionTimeout(500);
        return new HikariDataSource(config);
    }
}
