package dev.dispatcher.platform.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.platform.Misconfigured;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarSidesTest {

    @Test
    void leadsAClientToItsAddressAndWaitsForAFewSecondsOnly() {
        assertThat(FarSides.properties(Map.of("GITLAB_API_URL", " https://gitlab.example.com:8443/api/v4 ", "X", "y")))
                .isEqualTo(Map.of(
                        "micronaut.http.services.gitlab.url", "https://gitlab.example.com:8443",
                        "micronaut.http.services.gitlab.path", "/api/v4",
                        "micronaut.http.services.gitlab.connect-timeout", "3s",
                        "micronaut.http.services.gitlab.read-timeout", "5s"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gitlab.example.com", "https://", "ftp://gitlab.example.com", "https://git lab/api", "/api"})
    void saysInOneSentenceWhichVariableIsNoAddress(String value) {
        assertThatThrownBy(() -> FarSides.properties(Map.of("GITLAB_API_URL", value)))
                .isInstanceOf(Misconfigured.class)
                .hasMessage("GITLAB_API_URL must be an address such as https://example.com/api, but is '%s'."
                        .formatted(value));
    }
}
