package dev.dispatcher.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestInvocation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void asksLambdaEachTime() {
        var context = new TestInvocation();
        var deadline = Deadline.of(context);
        assertThat(deadline.left()).isEqualTo(Duration.ofSeconds(90));

        context.left = Duration.ofSeconds(5);
        assertThat(deadline.hasLeft(Duration.ofSeconds(5))).isTrue();
        assertThat(deadline.hasLeft(Duration.ofMillis(5_001))).isFalse();

        context.left = Duration.ofSeconds(-1);
        assertThat(deadline.left()).isZero();
    }

    @Test
    void runsOutOnItsOwn() {
        assertThat(Deadline.in(Duration.ofHours(1)).hasLeft(Duration.ofMinutes(59)))
                .isTrue();
        assertThat(Deadline.in(Duration.ZERO).hasLeft(Duration.ofMillis(1))).isFalse();
    }
}
