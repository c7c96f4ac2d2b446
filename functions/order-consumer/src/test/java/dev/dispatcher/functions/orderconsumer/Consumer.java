package dev.dispatcher.functions.orderconsumer;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.dispatcher.database.Database;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The function as Lambda runs it, JSON in and JSON out, on a database of its own. No queue can be reached from it.
final class Consumer implements AutoCloseable {

    static final String NOTHING_LEFT = "{\"batchItemFailures\":[]}";

    final TestDatabase postgres = TestPostgres.fresh();
    final ApplicationContext context;
    private final OrderConsumerHandler handler;

    /// `singletons` are what a test puts into the context.
    Consumer(Object... singletons) {
        var variables = new HashMap<>(postgres.variables());
        variables.putAll(Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:1",
                "EVENTS_QUEUE_URL", "http://127.0.0.1:1/000000000000/events"));
        context = FunctionContext.start("order-consumer", variables, Consumer.class.getClassLoader(), singletons);
        handler = new OrderConsumerHandler(context);
    }

    String handle(String batch) {
        var in = new ByteArrayInputStream(batch.getBytes(StandardCharsets.UTF_8));
        var event = LambdaEventSerializers.serializerFor(SQSEvent.class, Consumer.class.getClassLoader())
                .fromJson(in);
        var out = new ByteArrayOutputStream();
        JacksonFactory.getInstance()
                .getSerializer(SQSBatchResponse.class)
                .toJson(handler.handleRequest(event, new TestInvocation()), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    SQSBatchResponse handle(SQSEvent event) {
        return handler.handleRequest(event, new TestInvocation());
    }

    /// The column `c` of what a statement finds.
    List<String> column(String sql) {
        return context.getBean(Database.class).list(sql, row -> row.text("c"));
    }

    @Override
    public void close() {
        context.close();
    }
}
