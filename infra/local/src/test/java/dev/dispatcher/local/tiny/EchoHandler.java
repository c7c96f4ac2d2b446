package dev.dispatcher.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.platform.lambda.Sandbox;
import io.micronaut.context.ApplicationContext;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Does what `do` says, and otherwise tells what it saw.
public final class EchoHandler implements RequestHandler<Map<String, Object>, Object> {

    /// Every event that reached any instance.
    public static final BlockingQueue<Map<String, Object>> SEEN = new LinkedBlockingQueue<>();

    /// Opened by tests that hold an invocation up, by name.
    public static final Map<String, CountDownLatch> GATES = new ConcurrentHashMap<>();

    private final ApplicationContext context;

    public EchoHandler(ApplicationContext context) {
        this.context = context;
        context.getBean(Settings.class).number("MAX_RETRIES", 3, 1, 100);
    }

    @Override
    public Object handleRequest(Map<String, Object> event, Context invocation) {
        SEEN.add(event);
        return switch (String.valueOf(event.getOrDefault("do", "echo"))) {
            case "throw" -> throw new IllegalStateException("as asked");
            case "large" -> "x".repeat(6 * 1024 * 1024);
            case "replace" -> replaced();
            case "hang" -> hang(String.valueOf(event.get("gate")));
            case "remaining" -> invocation.getRemainingTimeInMillis();
            case "greet" -> context.getBean(Settings.class).required("GREETING");
            case "setting" -> setting(String.valueOf(event.get("name")));
            default -> Map.of("event", event, "instance", System.identityHashCode(this));
        };
    }

    private String setting(String name) {
        return context.getBean(Settings.class).text(name).orElse("");
    }

    private Object replaced() {
        context.getBean(Sandbox.class).replace("as asked");
        return System.identityHashCode(this);
    }

    private Object hang(String gate) {
        try {
            var opened = GATES.computeIfAbsent(gate, _ -> new CountDownLatch(1)).await(1, TimeUnit.MINUTES);
            return Map.of("opened", opened, "instance", System.identityHashCode(this));
        } catch (InterruptedException _) {
            SEEN.add(Map.of("interrupted", gate, "running", context.isRunning()));
            return "interrupted";
        }
    }
}
