package dev.dispatcher.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.local.CannotStart;
import dev.dispatcher.local.template.FunctionSpec;
import dev.dispatcher.local.tiny.EchoHandler;
import dev.dispatcher.platform.Misconfigured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FunctionPoolTest {

    /// Tests run from folders of classes, where a function sees all modules; the database's wants to know where it is.
    private static final Map<String, String> TINY = Map.of("DB_HOST", "127.0.0.1");

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Functions functions = functions(Duration.ofSeconds(20), Map.of("GREETING", "hello"));
    private final FunctionPool echo = functions.pool("echo");

    @BeforeEach
    void forget() {
        EchoHandler.SEEN.clear();
    }

    @AfterEach
    void close() {
        functions.close();
    }

    @Test
    void handsTheEventToTheHandlerAndItsAnswerBack() {
        assertThat(echo.invoke("{\"a\":1}", MINUTE))
                .isInstanceOfSatisfying(
                        Answer.Returned.class,
                        answer -> assertThat(answer.json()).contains("\"event\":{\"a\":1}"));
    }

    @Test
    void givesTheFunctionTheEnvironmentOfItsOwn() {
        assertThat(echo.invoke("{\"do\":\"greet\"}", MINUTE)).isEqualTo(new Answer.Returned("\"hello\""));
    }

    @Test
    void usesOneSandboxAgainAndAgain() {
        for (int i = 0; i < 5; i++) echo.invoke("{}", MINUTE);

        assertThat(echo.made()).isEqualTo(1);
    }

    @Test
    void makesAnotherSandboxOnlyWhileAllAreBusy() throws Exception {
        var gate = UUID.randomUUID().toString();
        var running = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3; i++) {
                running.add(
                        threads.submit(() -> echo.invoke("{\"do\":\"hang\",\"gate\":\"%s\"}".formatted(gate), MINUTE)));
            }
            for (int i = 0; i < 3; i++) EchoHandler.SEEN.poll(20, TimeUnit.SECONDS);
            EchoHandler.GATES.computeIfAbsent(gate, _ -> new CountDownLatch(1)).countDown();
        }

        Set<Answer> answers = new HashSet<>();
        for (var one : running) answers.add(one.get());
        assertThat(answers).hasSize(3).allMatch(Answer.Returned.class::isInstance);
        assertThat(echo.made()).isEqualTo(3);
    }

    @Test
    void turnsAnExceptionIntoAFailureAndKeepsTheSandbox() {
        assertThat(echo.invoke("{\"do\":\"throw\"}", MINUTE))
                .isEqualTo(new Answer.Failed("java.lang.IllegalStateException: as asked"));
        echo.invoke("{}", MINUTE);

        assertThat(echo.made()).isEqualTo(1);
    }

    @Test
    void refusesAnAnswerThatLambdaWouldNotHandBack() {
        assertThat(echo.invoke("{\"do\":\"large\"}", MINUTE))
                .isEqualTo(new Answer.Failed("an answer of 6291458 bytes, where Lambda hands back at most 6291456"));
    }

    @Test
    void replacesASandboxThatAskedForIt() {
        var first = echo.invoke("{\"do\":\"replace\"}", MINUTE);

        assertThat(echo.invoke("{\"do\":\"replace\"}", MINUTE)).isNotEqualTo(first);
        assertThat(echo.made()).isEqualTo(2);
    }

    @Test
    void endsAnInvocationThatOverrunsItsTimeAndThrowsTheSandboxAway() throws Exception {
        try (var hasty = functions(Duration.ofMillis(300), Map.of())) {
            var gate = "never" + ThreadLocalRandom.current().nextInt();
            var answer = hasty.pool("echo").invoke("{\"do\":\"hang\",\"gate\":\"" + gate + "\"}", MINUTE);
            EchoHandler.SEEN.poll(20, TimeUnit.SECONDS);

            assertThat(answer).isEqualTo(new Answer.TimedOut(Duration.ofMillis(300)));
            assertThat(EchoHandler.SEEN.poll(20, TimeUnit.SECONDS)).containsEntry("interrupted", gate);
            hasty.pool("echo").invoke("{}", MINUTE);
            assertThat(hasty.pool("echo").made()).isEqualTo(2);
        }
    }

    @Test
    void tellsTheHandlerHowMuchTimeIsLeft() {
        assertThat(echo.invoke("{\"do\":\"remaining\"}", MINUTE))
                .isInstanceOfSatisfying(
                        Answer.Returned.class,
                        left -> assertThat(Integer.parseInt(left.json())).isBetween(15_000, 20_000));
    }

    @Test
    void namesTheWrongSettingHoweverDeepItWasFound() {
        try (var wrong = functions(MINUTE, Map.of("MAX_RETRIES", "abc"))) {
            assertThatThrownBy(wrong::warm)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage("MAX_RETRIES must be a whole number from 1 to 100, but is 'abc'.");
            assertThat(wrong.pool("echo").invoke("{}", MINUTE)).isInstanceOf(Answer.Failed.class);
        }
    }

    @Test
    void buildsManyFunctionsAtOnce() {
        var many = IntStream.range(0, 12)
                .mapToObj(i -> spec("f" + i, EchoHandler.class.getName(), MINUTE))
                .toList();
        try (var all = new Functions(many, _ -> TINY)) {
            all.warm();

            assertThat(many).allMatch(one -> all.pool(one.name()).made() == 1);
            assertThat(many).allMatch(one -> all.pool(one.name()).invoke("{}", MINUTE) instanceof Answer.Returned);
        }
    }

    @Test
    void saysWhichHandlerIsNotThere() {
        var missing = spec("dev.dispatcher.Nobody", MINUTE);

        assertThatThrownBy(() -> new Functions(List.of(missing), _ -> Map.of()))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "EchoFunction of the template names the handler dev.dispatcher.Nobody, which is not there.");
    }

    private static Functions functions(Duration timeout, Map<String, String> environment) {
        var withDatabase = new HashMap<>(environment);
        withDatabase.putAll(TINY);
        return new Functions(List.of(spec(EchoHandler.class.getName(), timeout)), _ -> withDatabase);
    }

    private static FunctionSpec spec(String handler, Duration timeout) {
        return spec("echo", handler, timeout);
    }

    private static FunctionSpec spec(String name, String handler, Duration timeout) {
        var route = new FunctionSpec.Route("ANY", "/echo");
        return new FunctionSpec("EchoFunction", name, handler, timeout, Map.of(), List.of(route), List.of(), List.of());
    }
}
