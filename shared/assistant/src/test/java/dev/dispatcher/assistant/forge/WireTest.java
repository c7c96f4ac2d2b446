package dev.dispatcher.assistant.forge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireTest {

    @Test
    void repeatsNoTokenThatIsQuotedToUs() {
        assertThat(Wire.words("{\"message\":\"not with ghp_quotedBackToUs0123456789\"}"))
                .isEqualTo("not with [a token]");
    }
}
