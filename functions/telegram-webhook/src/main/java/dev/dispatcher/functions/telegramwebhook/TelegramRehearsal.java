package dev.dispatcher.functions.telegramwebhook;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.dispatcher.platform.lambda.Rehearsal;
import dev.dispatcher.platform.lambda.Rehearsed;
import dev.dispatcher.webhooks.HookSecrets;
import java.util.Map;

/// Updates from nobody: something typed, a button, and a call without proof.
record TelegramRehearsal(HookSecrets secrets) implements Rehearsal<APIGatewayV2HTTPEvent> {

    private static final String MESSAGE = """
            {"update_id":1,"message":{"message_id":1,"date":1,"text":"priming",
             "from":{"id":1,"is_bot":false,"first_name":"priming"},"chat":{"id":1,"type":"private"}}}
            """;
    private static final String BUTTON = """
            {"update_id":2,"callback_query":{"id":"1","data":"priming","from":{"id":1,"is_bot":false,"first_name":"priming"},
             "message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}}
            """;

    @Override
    public void play(Stage<APIGatewayV2HTTPEvent> function) {
        var token = secrets.token("telegram");
        function.handle(call(token, MESSAGE));
        function.handle(call(token, BUTTON));
        function.handle(call("wrong", BUTTON));
    }

    private static APIGatewayV2HTTPEvent call(String token, String update) {
        var headers = Map.of("x-telegram-bot-api-secret-token", token);
        return Rehearsed.request("POST", "/webhooks/telegram", Map.of(), headers, update);
    }
}
