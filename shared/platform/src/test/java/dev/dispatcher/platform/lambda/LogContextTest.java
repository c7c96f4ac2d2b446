package dev.dispatcher.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatcher.testing.TestInvocation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {

    @Test
    void saysWhoseLineItIsForAsLongAsItIsOpen() {
        try (var _ = LogContext.of(new TestInvocation())) {
            try (var _ = LogContext.ofEvent("e-1")) {
                assertThat(MDC.getCopyOfContextMap())
                        .isEqualTo(Map.of("function", "test-function", "request_id", "request-1", "event_id", "e-1"));
            }
            assertThat(MDC.get("event_id")).isNull();
            assertThat(MDC.get("request_id")).isEqualTo("request-1");
        }
        assertThat(MDC.get("function")).isNull();
        assertThat(MDC.get("request_id")).isNull();
    }
}
