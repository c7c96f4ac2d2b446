package dev.dispatcher.stands.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.stands.gitlab.GitLabFailure.Refused;
import dev.dispatcher.stands.gitlab.GitLabFailure.Unanswered;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.StubServer.Asked;
import dev.dispatcher.testing.StubServer.Reply;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes over the wire is what GitLab documents: verbs, paths, fields, and names encoded whatever they hold.
class WireTest {

    private static final String PROJECT = "группа/sub.group/my-app";
    private static final String P = "/api/v4/projects/%D0%B3%D1%80%D1%83%D0%BF%D0%BF%D0%B0%2Fsub.group%2Fmy-app";
    private static final String BRANCH = "feature/x.y-ж";
    private static final String B = "feature%2Fx.y-%D0%B6";
    private static final StubServer STUB = new StubServer();
    private static final ApplicationContext CONTEXT = FunctionContext.start(
            "stands",
            Map.of(
                    "GITLAB_API_URL", STUB.url() + "/api/v4",
                    "GITLAB_TOKEN", "glpat-1",
                    "GITLAB_TRIGGER_PIPELINE_TOKEN", "trigger-1",
                    "DB_HOST", "nowhere",
                    "DB_NAME", "none",
                    "DB_USER", "nobody"),
            WireTest.class.getClassLoader());
    private static final GitLab GITLAB = CONTEXT.getBean(GitLab.class);

    @AfterAll
    static void stop() {
        CONTEXT.close();
        STUB.close();
    }

    interface Wish {
        void ask(GitLab gitLab);
    }

    private static Arguments of(Wish wish, String method, String path, String body) {
        return Arguments.of(wish, method, path, body);
    }

    static Stream<Arguments> wishes() {
        var variables = "filter%5Benvironment_scope%5D=";
        return Stream.of(
                of(gitLab -> gitLab.branch(PROJECT, BRANCH), "GET", P + "/repository/branches/" + B, ""),
                of(
                        gitLab -> gitLab.createBranch(PROJECT, BRANCH, "v1.0/ж"),
                        "POST",
                        P + "/repository/branches",
                        "{\"branch\":\"feature/x.y-ж\",\"ref\":\"v1.0/ж\"}"),
                of(gitLab -> gitLab.deleteBranch(PROJECT, BRANCH), "DELETE", P + "/repository/branches/" + B, ""),
                of(
                        gitLab -> gitLab.environment(PROJECT, "sf/3 & more"),
                        "GET",
                        P + "/environments?name=sf%2F3%20%26%20more",
                        ""),
                of(
                        gitLab -> gitLab.createEnvironment(PROJECT, "sf-3"),
                        "POST",
                        P + "/environments",
                        "{\"name\":\"sf-3\"}"),
                of(
                        gitLab -> gitLab.stopEnvironment(PROJECT, 4294967296L),
                        "POST",
                        P + "/environments/4294967296/stop",
                        "{}"),
                of(gitLab -> gitLab.deleteEnvironment(PROJECT, 5), "DELETE", P + "/environments/5", ""),
                of(
                        gitLab -> gitLab.variable(PROJECT, "PRODUCTS", "sf-3"),
                        "GET",
                        P + "/variables/PRODUCTS?" + variables + "sf-3",
                        ""),
                of(
                        gitLab -> gitLab.createVariable(PROJECT, new Variable("PRODUCTS", "a,b", "sf-3")),
                        "POST",
                        P + "/variables",
                        "{\"key\":\"PRODUCTS\",\"value\":\"a,b\",\"environment_scope\":\"sf-3\"}"),
                of(
                        gitLab -> gitLab.updateVariable(PROJECT, new Variable("PRODUCTS", "a,b", "sf-3")),
                        "PUT",
                        P + "/variables/PRODUCTS?" + variables + "sf-3",
                        "{\"value\":\"a,b\"}"),
                of(
                        gitLab -> gitLab.deleteVariable(PROJECT, "PRODUCTS", "sf-3"),
                        "DELETE",
                        P + "/variables/PRODUCTS?" + variables + "sf-3",
                        ""),
                of(
                        gitLab -> gitLab.trigger(PROJECT, BRANCH, Map.of("STAND_RUN_UID", "u")),
                        "POST",
                        P + "/trigger/pipeline",
                        "{\"token\":\"trigger-1\",\"ref\":\"feature/x.y-ж\",\"variables\":{\"STAND_RUN_UID\":\"u\"}}"),
                of(
                        gitLab -> gitLab.triggered(PROJECT, BRANCH, Instant.parse("2026-03-27T12:00:00Z")),
                        "GET",
                        P + "/pipelines?ref=" + B
                                + "&source=trigger&created_after=2026-03-27T12%3A00%3A00Z&order_by=id&sort=desc&per_page=100",
                        ""),
                of(gitLab -> gitLab.pipelineVariables(PROJECT, 7), "GET", P + "/pipelines/7/variables", ""),
                of(gitLab -> gitLab.pipeline(PROJECT, 7), "GET", P + "/pipelines/7", ""),
                of(gitLab -> gitLab.jobs(PROJECT, 7, 3), "GET", P + "/pipelines/7/jobs?per_page=100&page=3", ""),
                of(gitLab -> gitLab.cancelPipeline(PROJECT, 7), "POST", P + "/pipelines/7/cancel", "{}"),
                of(gitLab -> gitLab.playJob(PROJECT, 8), "POST", P + "/jobs/8/play", "{}"),
                of(gitLab -> gitLab.retryJob(PROJECT, 8), "POST", P + "/jobs/8/retry", "{}"),
                of(gitLab -> gitLab.cancelJob(PROJECT, 8), "POST", P + "/jobs/8/cancel", "{}"),
                of(gitLab -> gitLab.log(PROJECT, 8), "GET", P + "/jobs/8/trace", ""));
    }

    private static Reply something(Asked asked) {
        var json = Map.of("Content-Type", "application/json");
        if (asked.path().endsWith("/trace")) return new Reply(200, "line", Map.of("Content-Type", "text/plain"));
        boolean isList = asked.method().equals("GET")
                && Stream.of("/environments?", "/pipelines?", "/jobs?", "7/variables")
                        .anyMatch(asked.path()::contains);
        if (isList) return new Reply(200, "[]", json);
        if (asked.method().equals("DELETE")) return new Reply(204, "");
        return new Reply(
                200,
                "{\"id\":1,\"name\":\"n\",\"state\":\"available\",\"key\":\"K\",\"value\":\"v\",\"environment_scope\":\"*\",\"sha\":\"s\",\"ref\":\"r\",\"status\":\"created\",\"web_url\":\"u\",\"commit\":{\"id\":\"s\"},\"new\":{}}",
                json);
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("wishes")
    void asksAsGitLabDocumentsIt(Wish wish, String method, String path, String body) {
        STUB.answering(WireTest::something);
        wish.ask(GITLAB);

        var asked = STUB.asked().getLast();
        assertThat(asked.method()).isEqualTo(method);
        assertThat(asked.path().replace("+", "%20")).isEqualTo(path);
        assertThat(asked.body()).isEqualTo(body);
        boolean isTrigger = path.endsWith("/trigger/pipeline");
        assertThat(asked.header("PRIVATE-TOKEN").isPresent()).isNotEqualTo(isTrigger);
        if (!body.isEmpty()) assertThat(asked.header("Content-Type").orElse("")).startsWith("application/json");
    }

    @Test
    void findsNothingWhereNothingIs() {
        STUB.answering(404, "{\"message\":\"404 Branch Not Found\"}");

        assertThat(GITLAB.branch(PROJECT, BRANCH)).isEmpty();
        assertThat(GITLAB.pipeline(PROJECT, 7)).isEmpty();
        GITLAB.deleteBranch(PROJECT, BRANCH);
        assertThatThrownBy(() -> GITLAB.jobs(PROJECT, 7, 1)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 429, 500, 502, 503})
    void knowsThatSomeAnswersAreNone(int status) {
        STUB.answering(_ -> new Reply(
                status, "{\"message\":\"later\"}", Map.of("Content-Type", "application/json", "Retry-After", "17")));

        assertThatThrownBy(() -> GITLAB.playJob(PROJECT, 8))
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        nothing -> assertThat(nothing.retryAfter()).isEqualTo(Duration.ofSeconds(17)))
                .hasMessageContaining(String.valueOf(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 422})
    void takesANoForANo(int status) {
        STUB.answering(_ -> new Reply(status, "{\"message\":\"no\"}", Map.of("Content-Type", "application/json")));

        assertThatThrownBy(() -> GITLAB.createBranch(PROJECT, BRANCH, "main"))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.status()).isEqualTo(status))
                .hasMessage("GitLab answers " + status + ": {\"message\":\"no\"}");
    }

    /// GitLab keeps up to a hundred of them.
    @Test
    void readsLogsOfManyMegabytes() {
        var log = "0123456789abcde\n".repeat(1_500_000);
        STUB.answering(_ -> new Reply(200, log, Map.of("Content-Type", "text/plain")));

        assertThat(GITLAB.log(PROJECT, 8)).hasSize(log.length());
    }

    @Test
    void saysWhatWasWrongWithTheWay() {
        var lost = FunctionContext.start(
                "stands",
                Map.of(
                        "GITLAB_API_URL", "http://127.0.0.1:1",
                        "GITLAB_TOKEN", "x",
                        "GITLAB_TRIGGER_PIPELINE_TOKEN", "x",
                        "DB_HOST", "nowhere",
                        "DB_NAME", "none",
                        "DB_USER", "nobody"),
                WireTest.class.getClassLoader());
        try (lost) {
            assertThatThrownBy(() -> lost.getBean(GitLab.class).pipeline(PROJECT, 7))
                    .isInstanceOf(Unanswered.class)
                    .hasMessageStartingWith("GitLab cannot be reached: ")
                    .hasMessageNotContaining("null");
        }
    }

    @Test
    void repeatsNoTokenThatIsQuotedToUs() {
        STUB.answering(500, "{\"message\":\"not with glpat-quotedBackToUs123456\"}");

        assertThatThrownBy(() -> GITLAB.branch(PROJECT, BRANCH))
                .isInstanceOf(Unanswered.class)
                .hasMessageContaining("not with [a token]");
    }
}
