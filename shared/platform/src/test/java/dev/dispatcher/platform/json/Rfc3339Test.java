package dev.dispatcher.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-02-30T12:00:00Z",
                "2026-01-31 12:00:00Z",
                "2026-01-31T25:00:00Z",
                "2026-01-31T12:00Z",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T23:59:59-01:00",
                "+12026-01-31T12:00:00Z",
                "2026-01-31T12:00:00+0100",
                "2026-01-31T12:00:00+19:00",
                "1700000000",
                ""
            })
    void refusesTimesOfAnyOtherKind(String text) {
        assertThat(Rfc3339.parse(text)).isEmpty();
    }

    @Test
    void takesMoreDigitsThanItCanKeep() {
        assertThat(Rfc3339.parse("2026-01-31T12:00:00.1234567890123Z"))
                .contains(Instant.parse("2026-01-31T12:00:00.123456Z"));
    }
}
