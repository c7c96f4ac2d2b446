package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.schema.Migrations;
import dev.dispatcher.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the agent's database role may do, and that it is all.
class RoleTest {

    private static final Runs RUNS = migrated();

    private static Runs migrated() {
        var database = TestPostgres.empty();
        new Migrations(database.url(), "postgres", "").run();
        return new Runs(database);
    }

    @Test
    void mayExecuteThreeFunctionsAndNoOther() throws SQLException {
        assertThat(names("""
                SELECT proname FROM pg_proc
                 WHERE pronamespace = 'public'::regnamespace AND has_function_privilege('script_agent', oid, 'EXECUTE')
                 ORDER BY proname
                """)).containsExactly("script_append", "script_claim", "script_finish");
    }

    @Test
    void mayTouchNoTableNoColumnAndNoSequence() throws SQLException {
        assertThat(names("""
                SELECT relname FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'v', 'm', 'p')
                   AND (has_table_privilege('script_agent', oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES')
                     OR has_any_column_privilege('script_agent', oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
                """)).isEmpty();
        assertThat(names("""
                SELECT relname FROM pg_class
                 WHERE CASE WHEN relkind = 'S' THEN has_sequence_privilege('script_agent', oid, 'USAGE, SELECT, UPDATE') END
                """)).isEmpty();
    }

    @Test
    void belongsToNoOtherRoleAndHasNoAttribute() throws SQLException {
        assertThat(names("""
                SELECT r.rolname FROM pg_roles r
                 WHERE r.rolname <> 'script_agent' AND pg_has_role('script_agent', r.oid, 'MEMBER')
                """)).isEmpty();
        assertThat(names("""
                SELECT rolname FROM pg_roles
                 WHERE rolname = 'script_agent'
                   AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)
                """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM processes",
                "SELECT secret_sha256 FROM processes",
                "SELECT * FROM commands",
                "SELECT * FROM process_chunks",
                "SELECT * FROM api_tokens",
                "SELECT * FROM flyway_schema_history",
                "INSERT INTO events (id, type, payload, wake_at) VALUES (gen_random_uuid(), 'x', '{}', now())",
                "UPDATE processes SET desired = 'run'",
                "DELETE FROM process_chunks",
                "TRUNCATE events",
                "SELECT settle_process(gen_random_uuid(), 'lost', '', 1, 1)",
                "SELECT trim_output(gen_random_uuid(), 1::smallint)",
                "SELECT claim_events('{}', 1, false, '1 s')",
                "CREATE TABLE mine (a int)",
                "CREATE TEMPORARY TABLE mine (a int)",
                "CREATE FUNCTION sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
                "CREATE SCHEMA mine",
                "CREATE ROLE another",
                "SET ROLE app",
                "COPY (SELECT 1) TO PROGRAM 'true'",
                "SELECT pg_read_file('postgresql.conf')",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
            })
    void isRefusedWhateverElseItTries(String attempt) {
        assertThatThrownBy(() -> asAgent(attempt))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState())
                                .as(refusal.getMessage())
                                .isEqualTo("42501"));
    }

    /// A function that runs with its owner's rights must not find somebody else's table under the name of ours.
    @Test
    void everyFunctionOfItsFindsItsTablesByAFixedPath() throws SQLException {
        assertThat(names("""
                SELECT proname FROM pg_proc
                 WHERE prosecdef AND NOT coalesce('search_path=public, pg_temp' = ANY (proconfig), false)
                """)).isEmpty();
    }

    private static void asAgent(String sql) throws SQLException {
        try (var connection = RUNS.connect("script_agent");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> names(String sql) throws SQLException {
        try (var connection = RUNS.connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (rows.next()) names.add(rows.getString(1));
            return names;
        }
    }
}
