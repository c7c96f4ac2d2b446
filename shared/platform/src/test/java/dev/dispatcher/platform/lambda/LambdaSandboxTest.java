package dev.dispatcher.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LambdaSandboxTest {

    @Test
    void endsOnceFromADaemonThreadAfterTheAnswerHadAMoment() throws InterruptedException {
        var ends = new ArrayBlockingQueue<Thread>(2);
        var sandbox = new LambdaSandbox(() -> ends.add(Thread.currentThread()), Duration.ofMillis(100));
        assertThat(sandbox.isLeaving()).isFalse();

        long begin = System.nanoTime();
        sandbox.replace("a reaction ignored its interrupt");
        sandbox.replace("and another one");

        assertThat(sandbox.isLeaving()).isTrue();
        var end = ends.poll(10, TimeUnit.SECONDS);
        assertThat(end).isNotNull().matches(Thread::isDaemon);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        assertThat(ends.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }
}
