package dev.dispatcher.events.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The checks are worth something: no mutant of the machine passes all of them, and the machine itself does.
class MutantsTest {

    private static final String FENCE = " AND e.lease_token = p_token";
    private static final String RUNNING = "e.status = 'processing' AND ";
    private static final String SPENT = " OR e.attempts >= e.max_attempts";

    private static final String FORGETFUL = """
            autovacuum_analyze_scale_factor = 0.02);
            CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS
              'BEGIN NEW.wake_at := NULL; RETURN NEW; END';
            CREATE TRIGGER forgetful BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION forget();
            """;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isCaught(Mutant mutant) {
        assertThat(mutant.isSomewhere()).isTrue();

        try (var world = new World(mutant.database())) {
            assertThat(Check.all().stream().anyMatch(check -> isRefutedBy(world, check)))
                    .as("some check catches it")
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void survivesUnchanged(Mutant none) {
        try (var world = new World(none.database())) {
            assertThat(Check.all()).noneMatch(check -> isRefutedBy(world, check));
        }
    }

    static Stream<Mutant> survivesUnchanged() {
        return Stream.of(new Mutant("nothing taken out", "claim_events(", "", ""));
    }

    private static boolean isRefutedBy(World world, Check check) {
        try {
            check.body().accept(world);
            return false;
        } catch (AssertionError | RuntimeException refuted) {
            return true;
        }
    }

    static Stream<Mutant> isCaught() {
        return Stream.of(claims(), fences(), failures(), sweeps(), reruns(), shapes())
                .flatMap(List::stream);
    }

    private static List<Mutant> claims() {
        return List.of(
                claim("a claim takes what is claimed", "AND e.status = 'queued'", ""),
                claim("a claim ignores the budget", "AND e.attempts < e.max_attempts", ""),
                claim("a claim shares with suspects", "AND (p_alone OR NOT e.alone)", ""),
                claim(
                        "a claim ignores the delay",
                        "AND (e.next_attempt_at IS NULL OR e.next_attempt_at <= clock_timestamp())",
                        ""),
                claim("a claim does not count", "attempts = e.attempts + 1", "attempts = e.attempts"),
                claim("a claim keeps the old token", "lease_token = p_token,", ""),
                claim("a claim waits for locks", "FOR UPDATE SKIP LOCKED", "FOR UPDATE"),
                claim("a claim alone is forgotten", "alone = e.alone OR p_alone", "alone = e.alone"),
                claim("a claim keeps the doubling", "wake_count = 0,", ""),
                new Mutant(
                        "loners are asked without their delay",
                        "FUNCTION loners(",
                        "AND (e.next_attempt_at IS NULL OR e.next_attempt_at <= clock_timestamp())",
                        ""),
                new Mutant("loners are everybody", "FUNCTION loners(", " AND e.alone", ""));
    }

    private static Mutant claim(String name, String text, String instead) {
        return new Mutant(name, "FUNCTION claim_events(", text, instead);
    }

    private static List<Mutant> fences() {
        return List.of(
                new Mutant("complete without a fence", "FUNCTION complete_events(", FENCE, ""),
                new Mutant("renew without a fence", "FUNCTION renew_events(", FENCE, ""),
                new Mutant("release without a fence", "FUNCTION release_events(", FENCE, ""),
                new Mutant("fail without a fence", "FUNCTION fail_event(", FENCE, ""),
                new Mutant("complete in any state", "FUNCTION complete_events(", RUNNING, ""),
                new Mutant("renew in any state", "FUNCTION renew_events(", RUNNING, ""),
                new Mutant("release in any state", "FUNCTION release_events(", RUNNING, ""),
                new Mutant("fail in any state", "FUNCTION fail_event(", RUNNING, ""),
                new Mutant("complete keeps the wake-up", "FUNCTION complete_events(", "wake_at = NULL,", ""),
                new Mutant(
                        "complete keeps what is private", "FUNCTION complete_events(", "= 'telegram.update'", "= ''"),
                new Mutant("release keeps the attempt", "FUNCTION release_events(", "attempts = e.attempts - 1, ", ""));
    }

    private static List<Mutant> failures() {
        return List.of(
                new Mutant("failing never ends", "FUNCTION fail_event(", SPENT, ""),
                new Mutant("a refusal is tried again", "FUNCTION fail_event(", "p_for_good OR ", ""),
                new Mutant(
                        "a failure keeps the old wake-up",
                        "FUNCTION fail_event(",
                        "wake_at = CASE WHEN p_for_good OR e.attempts >= e.max_attempts THEN v_now ELSE v_now + p_delay + p_grace END,",
                        ""),
                new Mutant("a failure has no delay", "FUNCTION fail_event(", "next_attempt_at = v_now + p_delay,", ""));
    }

    private static List<Mutant> sweeps() {
        return List.of(
                sweep(
                        "a sweep takes live leases",
                        "e.lease_expires_at > v_now",
                        "e.lease_expires_at > v_now + interval '1 day'"),
                sweep("a sweep never gives up", " AND e.alone AND e.attempts >= e.max_attempts", " AND false"),
                sweep("a sweep gives every attempt back", " AND NOT e.alone THEN 1", " THEN 1"),
                sweep("a sweep gives no attempt back", "THEN 1 ELSE 0", "THEN 0 ELSE 0"),
                sweep("a sweep marks nobody", "e.alone OR coalesce(e.lease_expires_at <= v_now, false)", "e.alone"),
                sweep(
                        "a sweep leaves the wake-up",
                        "ELSE v_now + p_base * least(power(2, e.wake_count)::int, 32) END",
                        "ELSE e.wake_at END"),
                sweep("a sweep does not double", "least(e.wake_count + 1, 30)", "e.wake_count"),
                sweep("a sweep doubles for ever", ", 32)", ", 3200)"),
                sweep("a sweep waits for locks", "FOR UPDATE SKIP LOCKED", "FOR UPDATE"),
                sweep(
                        "a sweep writes no lost attempt",
                        "AND e.status = 'processing' AND e.lease_expires_at <= v_now",
                        "AND false"),
                sweep("a sweep ends a wake-up", "v_now + p_base", "NULL + p_base"));
    }

    private static Mutant sweep(String name, String text, String instead) {
        return new Mutant(name, "FUNCTION sweep_events(", text, instead);
    }

    private static List<Mutant> reruns() {
        return List.of(
                rerun("a rerun keeps the spent budget", "attempts = 0, ", ""),
                rerun("a rerun keeps the delay", "next_attempt_at = NULL, ", ""),
                rerun("a rerun keeps the token", "lease_token = NULL, ", ""),
                rerun("a rerun takes anything", " AND e.status IN ('queued', 'failed')", ""),
                rerun("a notice undoes any parking", " AND e.lease_token = p_parked", ""),
                rerun("a notice undoes anything", "e.status = 'failed' AND ", ""));
    }

    private static Mutant rerun(String name, String text, String instead) {
        return new Mutant(name, "FUNCTION rerun_event(", text, instead);
    }

    private static List<Mutant> shapes() {
        return List.of(
                shape("a row may be lost", "(wake_at IS NOT NULL OR processed_at IS NOT NULL)", "true"),
                shape("an end may be missing", "AND (status >= 'processed') = (processed_at IS NOT NULL)", ""),
                shape("a lease may be missing", "AND (status = 'processing') = (lease_expires_at IS NOT NULL)", ""),
                shape("a parking may be missing", "AND (status = 'failed') = (parked_at IS NOT NULL)", ""),
                shape("a budget may be overdrawn", "AND attempts BETWEEN 0 AND max_attempts", ""),
                shape("inserts forget their wake-up", "autovacuum_analyze_scale_factor = 0.02);", FORGETFUL));
    }

    private static Mutant shape(String name, String text, String instead) {
        return new Mutant(name, "CREATE TABLE events (", text, instead);
    }
}
