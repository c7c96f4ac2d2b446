package dev.dispatcher.assistant.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource({
        "main, main, true",
        "main, Main, true",
        "main, mainly, false",
        "main, remain, false",
        "release/*, release/1.0, true",
        "release/*, release/1/fix, true",
        "*-stable, 1-stable, true",
        "*, anything/at/all, true",
        "v?.0, v1.0, true",
        "v?.0, v10.0, false",
        "a.c, abc, false",
        "*[bot], renovate[bot], true"
    })
    void matchesNames(String pattern, String name, boolean fits) {
        assertThat(Glob.matchesName(pattern, name)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "docs/**, docs/a.md, true",
        "docs/**, docs/a/b.md, true",
        "docs/**, mydocs/a.md, false",
        "docs/*, docs/a/b.md, false",
        "**/*.md, README.md, true",
        "**/*.md, a/b/c.md, true",
        "**/*.md, a/b/c.mdx, false",
        "*.md, a/c.md, false",
        "**/docs/**, a/docs/b, true",
        "**/docs/**, docs/b, true",
        "a/**/z, a/z, true",
        "a/**/z, a/b/c/z, true",
        "a/**/z, ab/z, false",
        "**, any/thing, true"
    })
    void matchesPaths(String pattern, String path, boolean fits) {
        assertThat(Glob.matchesPath(pattern, path)).isEqualTo(fits);
    }

    @Test
    @Timeout(5)
    void takesNoTimeOverNonsense() {
        assertThat(Glob.matchesName("*a".repeat(100), "a".repeat(20_000) + "b")).isFalse();
        assertThat(Glob.matchesName("*".repeat(5_000), "a")).isFalse();
    }
}
