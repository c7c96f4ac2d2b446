package dev.dispatcher.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.dispatcher.database.ApiTokens;
import dev.dispatcher.database.Database;
import dev.dispatcher.database.Scope;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.standins.gitlab.GitLabStandIn;
import dev.dispatcher.standins.gitlab.rest.OAuth;
import dev.dispatcher.standins.telegram.TelegramStandIn;
import dev.dispatcher.testing.TestDatabase;
import dev.dispatcher.testing.TestInvocation;
import dev.dispatcher.testing.TestPostgres;
import dev.dispatcher.testing.TestQueues;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The API function on a database and a queue of its own, spoken to in the JSON that Lambda speaks to it.
final class TestApi implements AutoCloseable {

    private static final PojoSerializer<APIGatewayV2HTTPEvent> EVENTS =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, TestApi.class.getClassLoader());
    private static final PojoSerializer<APIGatewayV2HTTPResponse> RESPONSES =
            JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);

    /// Shared by all.
    static final TelegramStandIn TELEGRAM = TelegramStandIn.start(Clock.systemUTC());
    static final GitLabStandIn GITLAB = GitLabStandIn.start(Clock.systemUTC());

    final ApplicationContext context;
    final String queue;
    private final ApiHandler handler;

    TestApi(TestDatabase database) {
        this(database.variables(), TestQueues.create("events"));
    }

    private TestApi(Map<String, String> database, String queue) {
        var variables = new HashMap<>(database);
        variables.putAll(TestQueues.variables());
        variables.put("EVENTS_QUEUE_URL", queue);
        variables.put("DB_POOL_SIZE", "8");
        variables.put("SEALING_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        variables.put("TELEGRAM_API_URL", TELEGRAM.url());
        variables.put("TELEGRAM_BOT_TOKEN", TelegramStandIn.TOKEN);
        variables.put("WEBHOOK_MASTER_SECRET", "a master that is only here");
        variables.put("GITLAB_API_URL", GITLAB.apiUrl());
        variables.put("GITLAB_OAUTH_CLIENT_ID", OAuth.CLIENT_ID);
        variables.put("GITLAB_OAUTH_CLIENT_SECRET", OAuth.CLIENT_SECRET);
        variables.put("PUBLIC_URL", "https://bot.example.com");
        this.queue = queue;
        context = FunctionContext.start("api", variables, TestApi.class.getClassLoader());
        handler = new ApiHandler(context);
    }

    static TestApi start() {
        return new TestApi(TestPostgres.fresh());
    }

    Reply send(Call call) {
        return sendEvent(call.event());
    }

    Reply sendEvent(String event) {
        var response = new ByteArrayOutputStream();
        RESPONSES.toJson(handler.handleRequest(EVENTS.fromJson(event), new TestInvocation()), response);
        return Reply.of(response.toString(StandardCharsets.UTF_8));
    }

    /// The secret of a new token.
    String token(Scope... scopes) {
        return context.getBean(ApiTokens.class)
                .issue("test", List.of(scopes), null)
                .secret();
    }

    TestStands stands() {
        return new TestStands(context);
    }

    Database database() {
        return context.getBean(Database.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
