package dev.dispatcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.platform.lambda.FunctionContext;
import dev.dispatcher.platform.lambda.LambdaSandbox;
import dev.dispatcher.platform.lambda.Sandbox;
import dev.dispatcher.platform.lambda.SqsBatch;
import dev.dispatcher.platform.queues.Queues;
import dev.dispatcher.testing.SettableClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.crac.OrderedResource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.crac.Core;
import org.junit.jupiter.api.Test;

class BeansTest {

    @Test
    void areThereWithoutASettingOfTheirOwn() {
        try (var context = context()) {
            assertThat(context.getBean(Clock.class).getZone()).isEqualTo(ZoneOffset.UTC);
            assertThat(context.getBean(Ids.class).next()).isNotNull();
            assertThat(context.getBean(Secrets.class).has("ANYTHING")).isFalse();
            assertThat(context.getBean(Sandbox.class)).isInstanceOf(LambdaSandbox.class);
            assertThat(context.getBean(Queues.class)).isNotNull();
            assertThat(context.getBean(SqsBatch.class)).isNotNull();
            assertThat(context.getBean(Metrics.class)).isNotNull();
        }
    }

    @Test
    void giveWayToAClockAndASandboxOfOnesOwn() {
        try (var context = context()) {
            var clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
            Sandbox sandbox = _ -> {};
            context.registerSingleton(Clock.class, clock).registerSingleton(Sandbox.class, sandbox);

            assertThat(context.getBean(Clock.class)).isSameAs(clock);
            assertThat(context.getBean(Sandbox.class)).isSameAs(sandbox);
            assertThat(context.getBean(Ids.class).next().getMostSignificantBits() >>> 16)
                    .isEqualTo(clock.millis());
        }
    }

    @Test
    void forgetSecretsBeforeASnapshotAndAfterIt() {
        try (var context = context()) {
            var asked = new AtomicInteger();
            context.registerSingleton(SecretStore.class, arn -> arn + asked.incrementAndGet());
            var secret = context.getBean(Secrets.class).named("TOKEN");
            assertThat(secret.reveal()).isEqualTo("arn1");

            var inSnapshots = context.getBean(SecretsInSnapshots.class);
            assertThat(context.getBeansOfType(OrderedResource.class)).contains(inSnapshots);
            inSnapshots.beforeCheckpoint(Core.getGlobalContext());
            assertThat(secret.reveal()).isEqualTo("arn2");
            inSnapshots.afterRestore(Core.getGlobalContext());
            assertThat(secret.reveal()).isEqualTo("arn3");
        }
    }

    private static ApplicationContext context() {
        return FunctionContext.start("test", Map.of("TOKEN_SECRET", "arn"), BeansTest.class.getClassLoader());
    }
}
