package dev.dispatcher.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostRulesTest {

    @Test
    void theTableAddsUpAndIsAboutThisTemplate() throws IOException {
        assertThat(broken("", "")).isEmpty();
    }

    @Test
    void seesAnAmountAndASumThatAreWrong() throws IOException {
        assertThat(broken("| 4 | 29.20 |", "| 4 | 29.00 |"))
                .hasSize(2)
                .anyMatch(fault -> fault.endsWith("29.00 is written where 29.20 is right."))
                .anyMatch(fault -> fault.startsWith("**sum**"));
    }

    @Test
    void seesACountThatIsNoLongerTrue() throws IOException {
        assertThat(broken("| 59 | 5.90 |", "| 58 | 5.80 |"))
                .contains("alarms: the table says 58, the template has 59.");
    }

    @Test
    void seesWhatCostsUnheard() throws IOException {
        assertThat(broken("`TelegramBot`", "the bot's"))
                .containsExactly("Nothing is said about what TelegramBot costs.");
        assertThat(broken("`ScriptKey`", "`ScriptKey`, `OldKey`"))
                .containsExactly("There is no OldKey any more, so it costs nothing.");
    }

    private static List<String> broken(String right, String wrong) throws IOException {
        var page = Files.readString(RealTemplate.ROOT.resolve("docs/operations.md"));
        assertThat(page).contains(right);
        var kept = CombinationsTest.kept();
        return CostRules.broken(
                RealTemplate.asItIs(),
                right.isEmpty() ? page : page.replace(right, wrong),
                List.of(kept.getOrDefault("default", Map.of()), kept.getOrDefault("prod", Map.of())));
    }
}
