package dev.dispatcher.assistant.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatcher.assistant.Provider;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnsayableTokenTest {

    private final BothForges forges = new BothForges();

    @AfterEach
    void close() {
        forges.close();
    }

    /// The HTTP client quotes a header that it does not take.
    @ParameterizedTest
    @EnumSource
    void saysNothingOfATokenThatNoHeaderTakes(Provider provider) {
        var token = new Token("a secret\nof two lines, и по-русски");

        assertThatThrownBy(() -> forges.of(provider).whoAmI(token))
                .isInstanceOf(ForgeFailure.Refused.class)
                .satisfies(failure -> assertThat(printed(failure)).doesNotContain("secret", "Bearer"));
    }

    private static String printed(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
