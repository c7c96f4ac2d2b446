package dev.dispatcher.platform.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.dispatcher.platform.Secrets;
import dev.dispatcher.platform.Settings;
import dev.dispatcher.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.MDC;

class JsonLineTest {

    private final LoggerContext logback = new LoggerContext();

    @AfterEach
    void stop() {
        logback.stop();
    }

    @Test
    void writesOneObjectALine() {
        var lines = lines("INFO", () -> {
            MDC.put("function", "api");
            MDC.put("request_id", "r-1");
            MDC.put("event_id", "e-1");
            logback.getLogger("dev.dispatcher.X").info("two\nlines and {}", "a \"quote\"");
        });

        assertThat(lines).hasSize(1);
        var line = lines.getFirst();
        assertThat(line.get("message").textValue()).isEqualTo("two\nlines and a \"quote\"");
        assertThat(line.get("level").textValue()).isEqualTo("INFO");
        assertThat(line.get("logger").textValue()).isEqualTo("dev.dispatcher.X");
        assertThat(line.get("function").textValue()).isEqualTo("api");
        assertThat(line.get("request_id").textValue()).isEqualTo("r-1");
        assertThat(line.get("event_id").textValue()).isEqualTo("e-1");
        assertThat(line.get("time").textValue()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        assertThat(line.has("error")).isFalse();
    }

    @Test
    void keepsAStackTraceAndItsCauseInOneField() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        var lines = lines("INFO", () -> logback.getLogger("dev.dispatcher.X").error("failed", failure));

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().get("error").textValue())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("at dev.dispatcher.platform.logs.JsonLineTest")
                .contains("Caused by: java.lang.IllegalArgumentException: inner");
    }

    @Test
    void leavesOutWhatLooksLikeAToken() {
        var token = "glpat-" + "A1b2C3d4E5f6G7h8I9j0";
        var failure = new IllegalStateException("refused " + token, new IllegalArgumentException("Bearer " + token));

        var lines = lines("INFO", () -> logback.getLogger("dev.dispatcher.X").error("asked with {}", token, failure));

        assertThat(lines.getFirst().toString()).doesNotContain(token);
        assertThat(lines.getFirst().get("message").textValue()).isEqualTo("asked with [a token]");
        assertThat(lines.getFirst().get("error").textValue()).contains("refused [a token]", "Bearer [a token]");
    }

    @ParameterizedTest
    @CsvSource({"DEBUG,4", "debug,4", "INFO,3", "WARN,2", "ERROR,1", "OFF,0", "LOUD,3", "'',3", "' warn ',2"})
    void obeysTheLevelAndTakesAnUnknownOneForInfo(String level, int written) {
        var lines = lines(level, () -> {
            var log = logback.getLogger("dev.dispatcher.X");
            log.debug("d");
            log.info("i");
            log.warn("w");
            log.error("e");
        });

        assertThat(lines).hasSize(written);
    }

    @Test
    void letsOthersSayNothingBelowInfo() {
        var lines = lines("DEBUG", () -> {
            logback.getLogger("software.amazon.awssdk.auth").debug("x-amz-security-token: canary");
            logback.getLogger("software.amazon.awssdk.auth").info("i");
        });

        assertThat(lines).hasSize(1);
    }

    @Test
    void showsNoSecretThatIsLogged() {
        var secrets = new Secrets(
                new Settings(Map.of("TOKEN", "canary-1")),
                arn -> "canary-2",
                new SettableClock(Instant.parse("2026-03-01T12:00:00Z")));
        secrets.named("TOKEN").reveal();

        var lines = lines(
                "DEBUG",
                () -> logback.getLogger("dev.dispatcher.X")
                        .info("{} {}", secrets.named("TOKEN"), new Settings(Map.of("TOKEN", "canary-3"))));

        assertThat(lines.toString()).contains("Secret[TOKEN]").doesNotContain("canary");
    }

    /// Logback looks for it by this name, and a test that brings a file of its own has that read instead.
    @Test
    void isFoundByLogbackAndGivesWayToAFile() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(LogSetup.class);
        assertThat(new LogSetup().configure(logback)).isEqualTo(ExecutionStatus.INVOKE_NEXT_IF_ANY);
        assertThat(logback.getLogger("ROOT").iteratorForAppenders().hasNext()).isFalse();
    }

    /// What is printed for `LOG_LEVEL`, in a logging system of its own.
    private List<JsonNode> lines(String level, Runnable story) {
        var out = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            var mdc = MDC.getMDCAdapter();
            logback.setMDCAdapter(mdc);
            logback.putProperty("LOG_LEVEL", level);
            LogSetup.writeLines(logback);
            story.run();
        } finally {
            MDC.clear();
            System.setOut(out);
        }
        var json = new ObjectMapper();
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> read(json, line))
                .toList();
    }

    private static JsonNode read(ObjectMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException broken) {
            throw new AssertionError("not JSON: " + line, broken);
        }
    }
}
