package dev.dispatcher.standins.telegram.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dispatcher.standins.Answer;
import dev.dispatcher.standins.Call;
import dev.dispatcher.standins.Handler;
import dev.dispatcher.standins.Parameters;
import dev.dispatcher.standins.telegram.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/bot<token>/<method>`: holds each call against the rules and answers it from the world.
public final class BotApi implements Handler {

    /// Answers one call, under the world's lock.
    @FunctionalInterface
    interface Method {
        JsonNode on(Asked asked);
    }

    /// As long as any client waits here; Telegram's own limit is about the same.
    private static final long WAIT_SECONDS_MAX = 50;

    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Rules rules = Rules.read();
    private final Check check = new Check(rules);
    private final World world;
    private final String token;

    public BotApi(World world, String token) {
        this.world = world;
        this.token = token;
        UpdateMethods.into(this);
        MessageMethods.into(this);
        ChatMethods.into(this);
    }

    void on(String name, Method method) {
        if (rules.find(name).isEmpty()) throw new IllegalArgumentException("no rule for " + name);
        methods.put(name, method);
    }

    public Set<String> methods() {
        return methods.keySet();
    }

    /// What is refused to all until then, as Telegram says it.
    public static Answer tooMany(Duration retryAfter) {
        return Refused.tooMany(retryAfter.toSeconds()).answer();
    }

    @Override
    public Answer answer(Call call) {
        try {
            var path = call.segments();
            if (path.size() != 2 || !path.getFirst().startsWith("bot")) throw Refused.noSuchMethod();
            if (!path.getFirst().equals("bot" + token)) throw Refused.unauthorized();
            var given = Parameters.of(call).orElseThrow(() -> Refused.badRequest("can't parse JSON"));
            return answer(path.getLast(), given.all());
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    /// The same without HTTP: Telegram also takes a call from the answer to an update.
    public Answer answer(String name, ObjectNode parameters) {
        try {
            var method = Optional.ofNullable(methods.get(name)).orElseThrow(Refused::noSuchMethod);
            var given = check.of(name, parameters);
            var patience = Duration.ofSeconds(
                    Math.min(WAIT_SECONDS_MAX, given.path("timeout").asLong(0)));
            var result = patience.isPositive()
                    ? world.await(now -> run(method, now, given), found -> !found.isEmpty(), patience)
                    : world.now(now -> run(method, now, given));
            var body = JsonNodeFactory.instance.objectNode().put("ok", true);
            body.set("result", result);
            return Answer.json(200, body);
        } catch (Refused refused) {
            return refused.answer();
        }
    }

    private JsonNode run(Method method, Instant now, ObjectNode given) {
        return method.on(new Asked(world, now, given));
    }
}
