package dev.dispatcher.assistant.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.assistant.Provider;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.StubServer.Reply;
import io.micronaut.context.ApplicationContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Who belongs to a group and what two commits differ in, in the forges' own shapes.
class SurroundingsTest {

    private static final Token TOKEN = new Token("t");

    private final StubServer server = new StubServer();
    private final ApplicationContext context = FunctionContext.start(
            "assistant",
            Map.of(
                    "GITLAB_API_URL", server.url() + "/api/v4",
                    "GITHUB_API_URL", server.url() + "/api/v3",
                    "DB_HOST", "nowhere",
                    "DB_NAME", "none",
                    "DB_USER", "nobody"),
            SurroundingsTest.class.getClassLoader());

    @AfterEach
    void close() {
        context.close();
        server.close();
    }

    private Forge of(Provider provider) {
        return context.getBean(Forges.class).find(provider).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "GITLAB, /api/v4/groups/demo%2Ffruit/members?per_page=100&page=",
        "GITHUB, /api/v3/orgs/demo/teams/fruit/members?per_page=100&page="
    })
    void readsTheMembersPageByPage(Provider provider, String path) {
        var many = new ArrayList<String>();
        for (int i = 1; i <= 100; i++) many.add("{\"id\": %d, \"username\": \"u\", \"login\": \"u\"}".formatted(i));
        server.answering(asked -> new Reply(
                200,
                asked.path().endsWith("page=1")
                        ? many.toString()
                        : "[{\"id\": 7, \"username\": \"bob\", \"login\": \"bob\"}]",
                Map.of("Content-Type", "application/json")));

        var members = of(provider).members(TOKEN, "demo/fruit").orElseThrow();

        assertThat(members).hasSize(101);
        assertThat(members.getLast()).extracting(Account::id, Account::username).containsExactly(7L, "bob");
        assertThat(server.asked()).extracting(asked -> asked.path()).containsExactly(path + 1, path + 2);
    }

    @ParameterizedTest
    @EnumSource
    void knowsNobodyWhereNothingMayBeSeen(Provider provider) {
        for (int status : List.of(403, 404)) {
            server.answering(status, "{\"message\": \"no\"}");
            assertThat(of(provider).members(TOKEN, "demo/fruit")).isEmpty();
        }
    }

    @Test
    void readsAComparisonOfGitLabs() {
        server.answering(_ -> json("""
                {"compare_timeout": false, "diffs": [
                  {"old_path": "a", "new_path": "a", "new_file": true, "renamed_file": false, "deleted_file": false},
                  {"old_path": "b", "new_path": "b", "new_file": false, "renamed_file": false, "deleted_file": false},
                  {"old_path": "c", "new_path": "d", "new_file": false, "renamed_file": true, "deleted_file": false},
                  {"old_path": "e", "new_path": "e", "new_file": false, "renamed_file": false, "deleted_file": true}]}
                """));

        assertThat(of(Provider.GITLAB).compare(TOKEN, "7", "main", "5f1d"))
                .contains(new Comparison(List.of("a", "d"), List.of("b"), List.of("c", "e"), true));
        assertThat(server.asked().getFirst().path())
                .isEqualTo("/api/v4/projects/7/repository/compare?from=main&to=5f1d");

        server.answering(_ -> json("{\"compare_timeout\": true, \"diffs\": []}"));
        assertThat(of(Provider.GITLAB)
                        .compare(TOKEN, "7", "main", "5f1d")
                        .orElseThrow()
                        .isWhole())
                .isFalse();
    }

    @Test
    void readsAComparisonOfGitHubs() {
        server.answering(_ -> json("""
                {"files": [
                  {"filename": "a", "status": "added"},
                  {"filename": "b", "status": "modified"},
                  {"filename": "d", "previous_filename": "c", "status": "renamed"},
                  {"filename": "e", "status": "removed"}]}
                """));

        assertThat(of(Provider.GITHUB).compare(TOKEN, "demo/shop", "main", "5f1d"))
                .contains(new Comparison(List.of("a", "d"), List.of("b"), List.of("c", "e"), true));
        assertThat(server.asked().getFirst().path()).isEqualTo("/api/v3/repos/demo/shop/compare/main...5f1d");
    }

    private static Reply json(String body) {
        return new Reply(200, body, Map.of("Content-Type", "application/json"));
    }
}
