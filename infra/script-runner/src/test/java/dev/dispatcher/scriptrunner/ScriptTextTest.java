package dev.dispatcher.scriptrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Scripts as people's editors save them, and as large as they may be.
class ScriptTextTest {

    private static final Runs RUNS = new Runs(TestPostgres.fresh());

    @Test
    void readsOverAByteOrderMarkAndTheLineEndsOfWindows() {
        assertThat(forBash("\ufeffecho 1\n")).isEqualTo("echo 1\n");
        assertThat(forBash("if true\r\nthen echo 1\r\nfi\r")).isEqualTo("if true\nthen echo 1\nfi");
    }

    @Test
    void touchesNothingElse() {
        assertThat(forBash("echo 1\r\necho 2\n")).isEqualTo("echo 1\r\necho 2\n");
        assertThat(forBash("printf '\r'\n")).isEqualTo("printf '\r'\n");
        assertThat(forBash("\r")).isEqualTo("\r");
        assertThat(forBash("")).isEmpty();
        assertThat(forBash("a\ufeff")).isEqualTo("a\ufeff");
    }

    @Test
    void runsThemAsTheirAuthorMeant() {
        assertThat(printed("\ufeff#!/bin/bash\r\nif true; then\r\n  echo yes\r\nfi\r\n"))
                .isEqualTo("yes\n");
        assertThat(printed("")).isEmpty();
        for (int size : new int[] {3, 10 * 1024, 100 * 1024, 256 * 1024}) {
            var text = "#".repeat(size - 3) + "\nid";
            assertThat(printed(size == 3 ? "pwd" : text)).as(size + " bytes").isNotEmpty();
        }
    }

    private static String printed(String script) {
        UUID process = RUNS.starting(script);
        Played.toItsEnd(RUNS, process);
        assertThat(RUNS.end(process)).isEqualTo("finished exit=0");
        return RUNS.printed(process);
    }

    private static String forBash(String text) {
        return new String(ScriptText.forBash(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
