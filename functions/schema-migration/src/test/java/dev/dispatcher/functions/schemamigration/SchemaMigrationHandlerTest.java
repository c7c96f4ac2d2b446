package dev.dispatcher.functions.schemamigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.platform.RemoteFailure;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.CuttableProxy;
import dev.dispatcher.testing.StubServer;
import dev.dispatcher.testing.StubServer.Reply;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaMigrationHandlerTest {

    private static final String TOKEN_SHA256 = "79f1f0782823b7a21d0d7d496faacc65dc64c70d8f93bd162504e08148502d42";

    private final StubServer cloudFormation = new StubServer();
    private final TestInvocation invocation = new TestInvocation();

    @AfterEach
    void stop() {
        cloudFormation.close();
    }

    @Test
    void migratesAnEmptyDatabaseAndLetsTheFirstTokenIn() throws Exception {
        var database = TestPostgres.empty();

        handle("create", owner(database));

        var answer = answer();
        assertThat(answer.get("Status").textValue()).isEqualTo("SUCCESS");
        assertThat(answer.get("PhysicalResourceId").textValue()).isEqualTo("dispatcher-schema");
        assertThat(answer.get("StackId").textValue()).startsWith("arn:aws:cloudformation:");
        assertThat(answer.get("RequestId").textValue()).isEqualTo("0199b1c0-4444-4000-8000-000000000001");
        assertThat(answer.get("LogicalResourceId").textValue()).isEqualTo("SchemaMigration");
        assertThat(answer.at("/Data/SchemaVersion").textValue()).matches("0*\\d+");
        assertThat(answer.has("Reason")).isFalse();
        assertThat(tokens(database)).isEqualTo(1);
    }

    @Test
    void changesNothingTheSecondTime() throws Exception {
        var database = TestPostgres.empty();

        handle("create", owner(database));
        handle("update", owner(database));

        assertThat(cloudFormation.asked()).hasSize(2);
        assertThat(answer().get("Status").textValue()).isEqualTo("SUCCESS");
        assertThat(answer().get("PhysicalResourceId").textValue()).isEqualTo("dispatcher-schema");
        assertThat(tokens(database)).isEqualTo(1);
    }

    @Test
    void leavesTheDatabaseAloneWhenTheStackGoes() throws Exception {
        handle("delete", Map.of());

        assertThat(answer().get("Status").textValue()).isEqualTo("SUCCESS");
    }

    @Test
    void putsTheAnswerWithoutAContentType() throws Exception {
        handle("delete", Map.of());

        var asked = cloudFormation.asked().getLast();
        assertThat(asked.method()).isEqualTo("PUT");
        assertThat(asked.path()).isEqualTo("/answer?X-Amz-Signature=a%2Fb");
        assertThat(asked.header("Content-Type")).isEmpty();
    }

    @Test
    void insistsUntilTheAnswerIsTaken() throws Exception {
        var tries = new AtomicInteger();
        cloudFormation.answering(_ -> new Reply(tries.incrementAndGet() < 3 ? 503 : 200, ""));

        handle("delete", Map.of());

        assertThat(cloudFormation.asked()).hasSize(3);
    }

    @Test
    void failsWhenNobodyTakesTheAnswerInTime() {
        cloudFormation.answering(500, "");
        invocation.left = Duration.ofSeconds(3);

        assertThatThrownBy(() -> handle("delete", Map.of())).isInstanceOf(RemoteFailure.class);
    }

    @Test
    void answersEvenWhenItIsMisconfigured() throws Exception {
        handle("create", Map.of("DB_HOST", "localhost", "DB_USER", "postgres"));

        assertThat(answer().get("Status").textValue()).isEqualTo("FAILED");
        assertThat(answer().get("Reason").textValue()).isEqualTo("Neither DB_PASSWORD nor DB_PASSWORD_SECRET is set.");
    }

    @Test
    void saysWhyADatabaseCouldNotBeMigratedAndNotItsPassword() throws Exception {
        var variables = owner(TestPostgres.empty());
        variables.put("DB_NAME", "canary-password");

        handle("create", variables);

        assertThat(answer().get("Status").textValue()).isEqualTo("FAILED");
        assertThat(answer().get("Reason").textValue())
                .contains("database \"***\" does not exist")
                .doesNotContain("canary");
    }

    @Test
    void answersBeforeLambdaEndsItWhenTheDatabaseNeverComes() throws Exception {
        var variables = owner(TestPostgres.empty());
        variables.put("DB_PORT", "1");
        invocation.left = Duration.ofSeconds(18);

        long begin = System.nanoTime();
        handle("create", variables);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(8));
        assertThat(answer().get("Status").textValue()).isEqualTo("FAILED");
    }

    @Test
    void waitsForADatabaseThatIsNotThereYet() throws Exception {
        var database = TestPostgres.empty();
        try (var door = new CuttableProxy(database.port())) {
            door.turnAway(2);
            var variables = owner(database);
            variables.put("DB_PORT", String.valueOf(door.port()));

            handle("create", variables);

            assertThat(door.knocks()).isGreaterThan(2);
            assertThat(answer().get("Status").textValue()).isEqualTo("SUCCESS");
        }
    }

    private static Map<String, String> owner(TestDatabase database) {
        var variables = new HashMap<>(database.variables());
        variables.put("DB_USER", "postgres");
        variables.put("DB_PASSWORD", "canary-password");
        variables.put("ADMIN_TOKEN", "dsp_first");
        return variables;
    }

    private void handle(String sample, Map<String, String> variables) throws IOException {
        var json = Files.readString(Path.of(System.getProperty("root"), "events/schema-migration", sample + ".json"));
        var event = LambdaEventSerializers.serializerFor(
                        CloudFormationCustomResourceEvent.class, getClass().getClassLoader())
                .fromJson(json);
        event.setResponseUrl(cloudFormation.url() + "/answer?X-Amz-Signature=a%2Fb");
        try (var context =
                FunctionContext.start("schema-migration", variables, getClass().getClassLoader())) {
            new SchemaMigrationHandler(context).handleRequest(event, invocation);
        }
    }

    private JsonNode answer() throws IOException {
        return new ObjectMapper().readTree(cloudFormation.asked().getLast().body());
    }

    private static int tokens(TestDatabase database) throws SQLException {
        try (var connection = database.asOwner().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM api_tokens WHERE scopes = '{admin}'"
                        + " AND secret_sha256 = '\\x" + TOKEN_SHA256 + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
