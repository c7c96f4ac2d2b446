package dev.dispatcher.standins.gitlab.rest;

import dev.dispatcher.standins.gitlab.world.User;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may come in with what: the robot's token, personal ones, and pairs that OAuth gave out.
public final class Tokens {

    private static final Duration PAIR_LIVES = Duration.ofHours(2);

    /// What a token stands for. `until` is null for one that does not expire.
    record Held(
            String token,
            User user,
            List<String> scopes,
            @Nullable Instant until,
            boolean isPersonal) {

        Held {
            scopes = List.copyOf(scopes);
        }

        boolean allows(boolean isChange) {
            return scopes.contains("api") || (!isChange && scopes.contains("read_api"));
        }

        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    /// An access token and the one that renews it.
    record Pair(Held access, String refresh) {}

    private final Map<String, Held> held = new HashMap<>();
    private final Map<String, Pair> byRefresh = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private long made;

    public Tokens(String robot) {
        held.put(robot, new Held(robot, User.ROBOT, List.of("api"), null, true));
    }

    /// For whoever needs no token: what such a call may do is up to its route.
    Held robot() {
        return new Held("", User.ROBOT, List.of("api"), null, true);
    }

    public String personal(User user, List<String> scopes, @Nullable Instant until) {
        var token = "glpat-standin%013d".formatted(++made);
        held.put(token, new Held(token, user, scopes, until, true));
        return token;
    }

    /// Also of a pair: then both are void.
    public void revoke(String token) {
        var pair = byRefresh.remove(token);
        var access = pair == null ? token : pair.access().token();
        byRefresh.values().removeIf(other -> other.access().token().equals(access));
        if (held.remove(access) != null) revoked.add(access);
    }

    boolean isRevoked(String token) {
        return revoked.contains(token);
    }

    Optional<Held> find(String token) {
        return Optional.ofNullable(held.get(token));
    }

    Pair pair(User user, List<String> scopes, Instant now) {
        var access = new Held(unique(), user, scopes, now.plus(PAIR_LIVES), false);
        var pair = new Pair(access, unique());
        held.put(access.token(), access);
        byRefresh.put(pair.refresh(), pair);
        return pair;
    }

    /// The old pair is void from here on.
    Optional<Pair> renew(String refresh, Instant now) {
        var old = byRefresh.get(refresh);
        if (old == null) return Optional.empty();
        revoke(refresh);
        return Optional.of(pair(old.access().user(), old.access().scopes(), now));
    }

    String unique() {
        return "%064x".formatted(0x5741_4e44_0000_0000L + ++made);
    }
}
