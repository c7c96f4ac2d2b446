package dev.dispatcher.bench;

import static dev.dispatcher.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.dispatcher.functions.api.ApiHandler;
import dev.dispatcher.platform.Ids;
import dev.dispatcher.platform.SecretStore;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.testing.SettableClock;
import dev.dispatcher.testing.TestInvocation;
import io.micronaut.context.ApplicationContext;
import io.micronaut.crac.OrderedResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.crac.Core;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What sandboxes that were restored from one snapshot have in common.
class SnapshotTest {

    private static final Path ROOT = Path.of(System.getProperty("root", "../.."));

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Stage stage;

    @BeforeAll
    static void start() {
        stage = new Stage(ROOT.resolve("template.yaml"), folder);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "event-processor",
                "event-recovery",
                "notifier",
                "order-consumer",
                "process-recovery",
                "stand-recovery",
                "gitlab-webhook",
                "github-webhook",
                "telegram-webhook"
            })
    void nothingUniqueLiesInIt(String name) throws Exception {
        try (var context = context(name)) {
            var type = Class.forName(Deployed.of(stage, name).handler());
            var handler = type.getConstructor(ApplicationContext.class).newInstance(context);
            checkpoint(context);

            assertThat(new Snapshot(handler).uniqueThings()).isEmpty();
        }
    }

    @Test
    void somethingUniqueIsFoundWhereverItLies() {
        assertThat(new Snapshot(new Planted(List.of(new Inner(new Random(1))))).uniqueThings())
                .hasSize(2)
                .anyMatch(found -> found.startsWith("Planted.inners[].random"))
                .anyMatch(found -> found.startsWith("Planted.inners[].ID"));
    }

    private record Planted(List<Inner> inners) {}

    private record Inner(Random random) {
        @SuppressWarnings("UnusedVariable") // whoever walks over it reads it
        private static final UUID ID = UUID.randomUUID();
    }

    @Test
    void whatIsRestoredTwiceMakesOtherIdsAndTokensAtTheTimeItIs() {
        var clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        try (var context = context("api", clock)) {
            var handler = new ApiHandler(context);
            checkpoint(context);

            var one = restored(context, clock, handler);
            var other = restored(context, clock, handler);

            assertThat(List.of(one.event(), one.token(), one.secret(), one.id()))
                    .doesNotContainAnyElementsOf(List.of(other.event(), other.token(), other.secret(), other.id()));
        }
    }

    @Test
    void secretsAreReadAgainAfterEveryRestore() {
        var read = new AtomicInteger();
        SecretStore store = _ -> "secret " + read.incrementAndGet();
        try (var context = context("gitlab-webhook", store)) {
            checkpoint(context);
            var secret = context.getBean(Secrets.class).named("TOKEN");
            var said = secret.reveal();

            restore(context);

            assertThat(secret.reveal()).isNotEqualTo(said);
            assertThat(secret.reveal()).isEqualTo("secret " + read.get());
        }
    }

    @Test
    void thePoolIsSuspendedForTheSnapshotAndResumedByTheRestore() throws Exception {
        try (var context = context("api")) {
            var handler = new ApiHandler(context);
            checkpoint(context);
            var answer = new AtomicReference<String>();
            var request = Thread.ofPlatform()
                    .start(() -> answer.set(call(handler, "/events", "{\"type\":\"demo.echo\",\"payload\":{}}")));
            eventually("it waits for the pool", PATIENCE, () -> isSuspended(request));
            assertThat(stage.postgres().ask("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'api'"))
                    .isEqualTo("0");

            restore(context);

            assertThat(request.join(PATIENCE)).isTrue();
            assertThat(field(answer.get(), "id")).isNotEmpty();
        }
    }

    private static boolean isSuspended(Thread request) {
        return Arrays.stream(request.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith("SuspendResumeLock"));
    }

    private record Made(String event, String token, String secret, String id) {}

    /// Makes one of everything in a sandbox that wakes up a day later.
    private static Made restored(ApplicationContext context, SettableClock clock, ApiHandler handler) {
        restore(context);
        clock.advance(Duration.ofDays(1));
        var id = context.getBean(Ids.class).next();
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
        var event = call(handler, "/events", "{\"type\":\"demo.echo\",\"payload\":{}}");
        var token = call(handler, "/api/v1/tokens", "{\"name\":\"one\",\"scopes\":[\"read\"]}");
        return new Made(field(event, "id"), field(token, "id"), field(token, "secret"), id.toString());
    }

    private static String call(ApiHandler handler, String path, String body) {
        var sample = new Errands(stage).next("api");
        var event = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, ClassLoader.getSystemClassLoader())
                .fromJson(sample);
        event.setRawPath(path);
        event.getRequestContext().getHttp().setPath(path);
        event.setBody(body);
        var answer = handler.handleRequest(event, new TestInvocation());
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(201);
        return answer.getBody();
    }

    private static String field(String json, String name) {
        return json.replaceFirst("(?s).*?\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private static ApplicationContext context(String name, Object... singletons) {
        var spec = stage.specs().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
        var variables = new HashMap<>(stage.around(spec));
        variables.put("TOKEN_SECRET", "arn");
        return FunctionContext.start(name, variables, SnapshotTest.class.getClassLoader(), singletons);
    }

    /// In the order in which the runtime asks those that Micronaut has registered.
    private static void checkpoint(ApplicationContext context) {
        resources(context)
                .reversed()
                .forEach(resource -> quietly(() -> resource.beforeCheckpoint(Core.getGlobalContext())));
    }

    private static void restore(ApplicationContext context) {
        resources(context).forEach(resource -> quietly(() -> resource.afterRestore(Core.getGlobalContext())));
    }

    private static List<OrderedResource> resources(ApplicationContext context) {
        return context.getBeansOfType(OrderedResource.class).stream()
                .sorted(Comparator.comparingInt(OrderedResource::getOrder))
                .toList();
    }

    private static void quietly(Hook hook) {
        try {
            hook.run();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface Hook {
        void run() throws Exception;
    }
}
