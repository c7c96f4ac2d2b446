package dev.dispatcher.functions.eventprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.zaxxer.hikari.HikariDataSource;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The function as Lambda runs it: JSON in, JSON out. No queue can be reached, and none is needed.
class EventProcessorHandlerTest {

    private static final String NOTHING_LEFT = "{\"batchItemFailures\":[]}";
    private static final String FIRST = "019b8d40-5a00-7000-8000-000000000001";
    private static final String SECOND = "019b8d40-5a00-7000-8000-000000000002";

    private final TestDatabase postgres = TestPostgres.fresh();
    private final HikariDataSource connections = (HikariDataSource) postgres.dataSource();
    private final Database database = new Database(connections);
    private final ApplicationContext context =
            FunctionContext.start("event-processor", variables(), EventProcessorHandlerTest.class.getClassLoader());
    private final EventProcessorHandler handler = new EventProcessorHandler(context);

    @AfterEach
    void close() {
        context.close();
        connections.close();
    }

    @ParameterizedTest
    @CsvSource({
        "whole-event, user_registered, events, user-42",
        "sns-envelope, user_registered, events, 0199b1c0-1111-5000-8000-000000000001",
        "event-bridge, Invoice_Paid, events, 6a7e8feb-b491-4cf7-a9f1-bf3703467718",
        "webhook, gitlab.pipeline, webhooks, gitlab-0199b1c0-2222"
    })
    void takesAnEventInWhateverItComesInAndProcessesIt(String sample, String type, String queue, String key)
            throws IOException {
        assertThat(handled(sample(sample))).isEqualTo(NOTHING_LEFT);
        assertThat(handled(sample(sample))).isEqualTo(NOTHING_LEFT);

        assertThat(rows()).containsExactly(type + " " + queue + " " + key + " processed 1");
    }

    @Test
    void processesWhatANudgeNames() throws IOException {
        insert(FIRST, "queued", 1);
        insert(SECOND, "queued", 1);

        assertThat(handled(sample("nudge"))).isEqualTo(NOTHING_LEFT);
        assertThat(rows()).containsExactly("demo.echo - - processed 1", "demo.echo - - processed 1");
    }

    @Test
    void acknowledgesANudgeOfNothing() throws IOException {
        assertThat(handled(sample("nudge"))).isEqualTo(NOTHING_LEFT);
    }

    @Test
    void runsAParkedEventAgainWhenItsNoticeComesBack() throws IOException {
        insert(FIRST, "failed", 7226045930711844731L);

        assertThat(handled(sample("notice"))).isEqualTo(NOTHING_LEFT);
        assertThat(rows()).containsExactly("demo.echo - - processed 1");
    }

    @Test
    void acknowledgesANoticeThatNoLongerFits() throws IOException {
        insert(FIRST, "failed", 1);

        assertThat(handled(sample("notice"))).isEqualTo(NOTHING_LEFT);
        assertThat(rows()).containsExactly("demo.echo - - failed 0");
    }

    @Test
    void namesTheMessageThatNobodyCanTakeIn() throws IOException {
        insert(SECOND, "queued", 1);
        var batch = sample("nudge").replace("\\\"event_id\\\":\\\"" + FIRST + "\\\"", "\\\"event_id\\\":1");

        assertThat(handled(batch))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"0199b1c0-0000-4000-8000-000000000001\"}]}");
        assertThat(rows()).containsExactly("demo.echo - - processed 1");
    }

    @Test
    void givesEverythingBackWhenTheDatabaseIsGone() throws IOException {
        insert(FIRST, "queued", 1);
        TestPostgres.asOwner("ALTER DATABASE " + postgres.name() + " ALLOW_CONNECTIONS false");
        TestPostgres.asOwner(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + postgres.name() + "'");

        assertThat(handled(sample("nudge"))).contains("0000001\"}", "0000002\"}");
        TestPostgres.asOwner("ALTER DATABASE " + postgres.name() + " ALLOW_CONNECTIONS true");
        assertThat(handled(sample("nudge"))).isEqualTo(NOTHING_LEFT);
        assertThat(rows()).containsExactly("demo.echo - - processed 1");
    }

    private String handled(String batch) {
        var in = new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8));
        var loader = EventProcessorHandlerTest.class.getClassLoader();
        var event = LambdaEventSerializers.serializerFor(SQSEvent.class, loader).fromJson(in);
        var answer = handler.handleRequest(event, new TestInvocation());
        var out = new ByteArrayOutputStream();
        JacksonFactory.getInstance().getSerializer(SQSBatchResponse.class).toJson(answer, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private void insert(String id, String status, long token) {
        database.update("""
                INSERT INTO events (id, type, payload, status, lease_token, wake_at, processed_at, parked_at)
                SELECT ?::uuid, 'demo.echo', '{}', s.status, ?::bigint, clock_timestamp(),
                       CASE WHEN s.status = 'failed' THEN clock_timestamp() END,
                       CASE WHEN s.status = 'failed' THEN clock_timestamp() END
                  FROM (SELECT ?::event_status AS status) AS s
                """, id, token, status);
    }

    private List<String> rows() {
        return database.list("""
                SELECT concat_ws(' ', type, coalesce(queue, '-'), coalesce(idempotency_key, '-'), status, attempts) AS row
                  FROM events
                """, row -> row.text("row"));
    }

    private static String sample(String name) throws IOException {
        return Files.readString(Path.of(System.getProperty("root", "../.."), "events/event-processor", name + ".json"));
    }

    private Map<String, String> variables() {
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1",
                "EVENTS_QUEUE_URL", "http://127.0.0.1:1/000000000000/events",
                "EVENTS_DLQ_URL", "http://127.0.0.1:1/000000000000/events-dlq",
                "WEBHOOKS_QUEUE_URL", "http://127.0.0.1:1/000000000000/webhooks"));
        return variables;
    }
}
